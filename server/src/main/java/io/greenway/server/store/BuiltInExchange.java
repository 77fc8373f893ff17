package io.greenway.server.store;

import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.DeskCommand;
import io.greenway.core.desk.Officer;
import io.greenway.core.desk.Regulator;
import io.greenway.core.desk.Ruling;
import io.greenway.core.desk.TaskStage;
import io.greenway.core.exchange.Remittance;
import io.greenway.core.exchange.SimulatedExchange;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Foreign exchange without people: it takes the records of payments that are reported, and rules
/// at the desk upon payments in review, in a zone without officers or one that lets it.
public final class BuiltInExchange {
    private static final Logger LOG = LoggerFactory.getLogger(BuiltInExchange.class);
    private static final Officer FIRST = new Officer(SimulatedExchange.OFFICER, Regulator.EXCHANGE);
    private static final Officer SECOND = new Officer(SimulatedExchange.SECOND, Regulator.EXCHANGE);
    private static final String ROLE = "exchange";

    private static final String UNLAID =
            """
            SELECT r.id FROM remittance r WHERE r.stage = 'REVIEW' AND NOT EXISTS
                (SELECT FROM desk_task t WHERE t.subject = 'FX' || r.id
                    AND t.kind = 'EXCHANGE_REVIEW' AND t.stage IN ('OPEN', 'CLAIMED', 'PROPOSED'))
            ORDER BY r.id LIMIT ?
            """;

    private static final String REPORTED =
            "SELECT id FROM remittance WHERE stage = 'REPORTED' ORDER BY id LIMIT ?";

    /// What nobody has.
    private static final String WAITING =
            """
            SELECT t.id, r.id, r.requested_on FROM remittance r JOIN desk_task t
                ON t.subject = 'FX' || r.id AND t.kind = 'EXCHANGE_REVIEW' AND t.stage = 'OPEN'
            WHERE r.stage = 'REVIEW' AND (? OR NOT EXISTS (SELECT FROM account WHERE role = ?))
            ORDER BY t.id LIMIT ?
            """;

    private final DataSource source;
    private final RemittanceStore payments;
    private final DeskStore desk;
    private final Supplier<Reference> reference;

    public BuiltInExchange(
            DataSource source,
            RemittanceStore payments,
            DeskStore desk,
            Supplier<Reference> reference) {
        this.source = source;
        this.payments = payments;
        this.desk = desk;
        this.reference = reference;
    }

    /// A task that nobody has, and its payment.
    ///
    /// @param requestedOn day of the request, on which its lots are drawn
    public record Waiting(long task, long payment, LocalDate requestedOn) {}

    /// Payments in review that do not lie on the desk.
    public List<Long> unlaid(int limit) throws SQLException {
        return ids(UNLAID, limit);
    }

    /// Lays them there.
    public void lay(List<Long> ids, Instant now) throws SQLException {
        payments.lay(ids, now);
    }

    /// Payments whose records are to be taken; none where a real authority takes them.
    public List<Long> reported(Instant now, int limit) throws SQLException {
        return acts(now) ? ids(REPORTED, limit) : List.of();
    }

    /// Takes their records.
    public void settle(List<Long> ids, Instant now) throws SQLException {
        payments.settle(ids, SimulatedExchange.OFFICER, now);
    }

    /// What it is to rule upon.
    public List<Waiting> waiting(Instant now, int limit) throws SQLException {
        List<Waiting> found = new ArrayList<>();
        if (acts(now)) {
            boolean always = reference.get().parameters().flag("FX_AUTOMATIC", Terms.dayOf(now));
            try (Connection connection = source.getConnection()) {
                Query.run(
                        connection,
                        WAITING,
                        select -> {
                            select.setBoolean(1, always);
                            select.setString(2, ROLE);
                            select.setInt(3, limit);
                        },
                        row ->
                                found.add(
                                        new Waiting(
                                                row.getLong(1),
                                                row.getLong(2),
                                                row.getDate(3).toLocalDate())));
            }
        }
        return found;
    }

    /// Rules upon it.
    public void rule(List<Waiting> waiting, Instant now) throws SQLException {
        for (Waiting one : waiting) {
            rule(one, now);
        }
    }

    private void rule(Waiting one, Instant now) throws SQLException {
        SimulatedExchange.Judgement judgement = judge(one);
        DeskCommand decide =
                new DeskCommand.Decide(
                        judgement.approves() ? Ruling.APPROVE : Ruling.DECLINE,
                        judgement.reason(),
                        "");
        TaskStage stage = act(one.task(), new DeskCommand.Claim(), FIRST, now);
        if (stage == TaskStage.CLAIMED) {
            stage = act(one.task(), decide, FIRST, now);
        }
        if (stage == TaskStage.PROPOSED) {
            act(one.task(), new DeskCommand.Confirm(""), SECOND, now);
        }
    }

    private SimulatedExchange.Judgement judge(Waiting one) throws SQLException {
        Parameters parameters = reference.get().parameters();
        try (Connection connection = source.getConnection()) {
            Remittance payment =
                    RemittanceTable.find(connection, one.payment(), null)
                            .orElseThrow()
                            .remittance();
            return SimulatedExchange.judge(
                    payment.request(), payment.faults(), parameters, one.requestedOn());
        }
    }

    /// @return stage of the task afterwards; `WITHDRAWN` when somebody was quicker
    private TaskStage act(long task, DeskCommand command, Officer officer, Instant now)
            throws SQLException {
        return switch (desk.act(task, command, officer, now)) {
            case Outcome.Accepted<DeskStore.Numbered>(var made, var none) -> made.task().stage();
            case Outcome.Refused<DeskStore.Numbered>(var faults) -> {
                LOG.info("Task {} went another way: {}", task, faults);
                yield TaskStage.WITHDRAWN;
            }
        };
    }

    private boolean acts(Instant now) {
        return SimulatedExchange.acts(reference.get().parameters(), Terms.dayOf(now));
    }

    private List<Long> ids(String sql, int limit) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    sql,
                    select -> select.setInt(1, limit),
                    row -> found.add(row.getLong(1)));
        }
        return found;
    }
}
