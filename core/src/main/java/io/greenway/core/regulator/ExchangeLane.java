package io.greenway.core.regulator;

import io.greenway.core.clearance.Stage;
import io.greenway.core.desk.Regulator;
import io.greenway.core.exchange.RemittanceStage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lane of foreign exchange: whether it is released, and the payment abroad that holds it
/// (facts: flows 11).
public final class ExchangeLane {
    private ExchangeLane() {}

    /// States before there is a payment; then they are the stages of the payment.
    public enum State {
        /// Not released: nothing may be paid abroad for it.
        NOT_RELEASED,
        /// Released, and no payment abroad holds it.
        UNPAID
    }

    /// The payment abroad that holds a declaration, or the last one that did.
    ///
    /// @param number such as `FX17`
    /// @param since when it came to its stage
    public record Payment(String number, RemittanceStage stage, Instant since) {}

    /// How the submission stands with foreign exchange.
    public static Lane of(Course course, Optional<Payment> payment, LaneWords words) {
        if (payment.isPresent()) {
            Payment paid = payment.get();
            return lane(
                    paid.stage().name(),
                    paid.since(),
                    holder(paid.stage()),
                    List.of(paid.number()),
                    words);
        }
        Optional<Instant> released =
                course.last(stage -> stage == Stage.RELEASED).map(Course.Step::at);
        Stage now = course.dossier().stage();
        boolean stands = now == Stage.RELEASED || now == Stage.CLOSED;
        return stands
                ? lane(
                        State.UNPAID.name(),
                        released.orElse(null),
                        Holder.ENTERPRISE,
                        List.of(),
                        words)
                : lane(State.NOT_RELEASED.name(), null, Holder.NOBODY, List.of(), words);
    }

    private static Holder holder(RemittanceStage stage) {
        return switch (stage) {
            case REQUESTED, REVIEW, REPORTED -> Holder.EXCHANGE;
            case CHECKED, BOUGHT_FX, REMITTED -> Holder.BANK;
            case REFUSED, WITHDRAWN -> Holder.ENTERPRISE;
            case SETTLED -> Holder.NOBODY;
        };
    }

    private static Lane lane(
            String state,
            @Nullable Instant since,
            Holder holder,
            List<String> reasons,
            LaneWords words) {
        return new Lane(
                Regulator.EXCHANGE,
                state,
                words.of(Regulator.EXCHANGE, state),
                since,
                holder,
                reasons,
                "flows 11");
    }
}
