package io.greenway.server.dispatch;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.SimulatedCustoms;
import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.Reference;
import io.greenway.server.store.OutboxTable;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The simulated customs authority: it answers at once, and what it picked by risk or chance goes
/// to officers when the zone wants it so.
public final class BuiltInCustoms implements Authority {
    private final Supplier<Reference> reference;
    private final Clock clock;
    private final RiskCustoms risk;

    /// @param risk picks what is looked at more closely
    public BuiltInCustoms(Supplier<Reference> reference, Clock clock, RiskCustoms risk) {
        this.reference = reference;
        this.clock = clock;
        this.risk = risk;
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

    /// An ending of the order number goes before risk and chance, so that a rehearsal is always the
    /// same. Applications about declarations are not picked.
    @Override
    public List<List<SimulatedCustoms.Answer>> answers(
            OutboxTable.Row row, List<Ask.TellCustoms> requests) throws SQLException {
        List<Ask.TellCustoms> free =
                requests.stream()
                        .filter(one -> one.matter() == null)
                        .filter(one -> SimulatedCustoms.ending(one.dossier().orderNo()).isEmpty())
                        .toList();
        Map<String, List<SimulatedCustoms.Answer>> picked = risk.answers(row, free);
        return requests.stream()
                .map(
                        one -> {
                            List<SimulatedCustoms.Answer> first =
                                    one.matter() == null ? picked.get(one.invtNo()) : null;
                            return first == null ? answers(one) : first;
                        })
                .toList();
    }
}
