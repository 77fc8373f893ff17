package io.greenway.server.dispatch;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.SimulatedCustoms;
import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.Reference;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/// The simulated customs authority: it answers at once and always the same.
public final class BuiltInCustoms implements Authority {
    private final Supplier<Reference> reference;
    private final Clock clock;

    public BuiltInCustoms(Supplier<Reference> reference, Clock clock) {
        this.reference = reference;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "customs";
    }

    @Override
    public String code() {
        return "CUSTOMS";
    }

    @Override
    public List<SimulatedCustoms.Answer> answers(Ask.TellCustoms request) {
        LocalDate day = Terms.dayOf(clock.instant());
        BigDecimal review = reference.get().parameters().number("SIM_REVIEW_SHARE", day);
        BigDecimal inspection = reference.get().parameters().number("SIM_INSPECTION_SHARE", day);
        return SimulatedCustoms.answers(request, review, inspection);
    }
}
