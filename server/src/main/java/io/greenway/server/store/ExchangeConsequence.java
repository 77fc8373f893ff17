package io.greenway.server.store;

import io.greenway.core.desk.Proposal;
import io.greenway.core.desk.Regulator;
import io.greenway.core.desk.Ruling;
import io.greenway.core.desk.Task;
import io.greenway.core.desk.TaskKind;
import io.greenway.core.exchange.RemittanceCommand;
import io.greenway.core.spec.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a ruling of the desk of foreign exchange means: a payment in review goes on or is refused,
/// and a declaration need not match any more.
public final class ExchangeConsequence implements DeskConsequence {
    /// Payments are decided one at a time, those at the desk, too.
    @Override
    public void hold(Connection connection, Regulator regulator) throws SQLException {
        if (regulator == Regulator.EXCHANGE) {
            RemittanceTable.hold(connection);
        }
    }

    @Override
    public void follow(Connection connection, long id, Task task, Instant now) throws SQLException {
        Proposal ruled = task.proposal();
        if (ruled == null) {
            return;
        }
        String who =
                task.confirmedBy().isEmpty() ? ruled.by() : ruled.by() + ", " + task.confirmedBy();
        RemittanceCommand.Answer answer = answer(ruled);
        if (task.kind() == TaskKind.EXCHANGE_REVIEW && answer != null) {
            answer(connection, task.opening().subject(), answer, who, now);
        } else if (task.kind() == TaskKind.EXCHANGE_WAIVER && ruled.ruling() == Ruling.WAIVE) {
            waive(connection, task.opening().subject(), ruled, who, now);
        }
    }

    private static RemittanceCommand.@Nullable Answer answer(Proposal ruled) {
        return switch (ruled.ruling()) {
            case APPROVE -> new RemittanceCommand.Approve(ruled.reason(), ruled.remark());
            case DECLINE -> new RemittanceCommand.Refuse(ruled.reason(), ruled.remark());
            case RELEASE,
                    REJECT,
                    INSPECT,
                    DETAIN_CLEARANCE,
                    DETAIN_SMUGGLING,
                    DETAIN_LEGAL,
                    DETAIN_OTHER,
                    RETURN_ABROAD,
                    DESTROY,
                    CONFISCATE,
                    CLOSE,
                    CLEAR,
                    REFER,
                    ACCEPT,
                    DISPUTE,
                    CORRECT,
                    WAIVE ->
                    null;
        };
    }

    /// Whatever takes a payment out of review takes its task off the desk, so one that was ruled
    /// upon is in review.
    private static void answer(
            Connection connection,
            String number,
            RemittanceCommand.Answer answer,
            String who,
            Instant now)
            throws SQLException {
        RemittanceStore.Numbered payment =
                RemittanceTable.find(connection, RemittanceStore.id(number), null).orElseThrow();
        if (RemittanceStore.answer(connection, payment, answer, who, now)
                instanceof Outcome.Refused<?> refused) {
            throw new IllegalStateException("Payment " + number + ": " + refused.faults());
        }
    }

    private static void waive(
            Connection connection, String invtNo, Proposal ruled, String who, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO exchange_waiver (invt_no, at, actor, reason, remark)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)) {
            insert.setString(1, invtNo);
            insert.setTimestamp(2, Timestamp.from(now));
            insert.setString(3, who);
            insert.setString(4, ruled.reason());
            insert.setString(5, ruled.remark());
            insert.executeUpdate();
        }
    }
}
