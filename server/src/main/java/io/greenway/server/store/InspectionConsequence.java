package io.greenway.server.store;

import io.greenway.core.desk.Declaration;
import io.greenway.core.desk.Proposal;
import io.greenway.core.desk.Ruling;
import io.greenway.core.desk.Task;
import io.greenway.core.inspection.ControlOrder;
import io.greenway.core.inspection.OrderEvent;
import io.greenway.core.inspection.OrderLifecycle;
import io.greenway.core.inspection.OrderOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a ruling of a desk means for the control order about the same goods: when they go back
/// abroad or are destroyed, the order has its outcome. The desk tells the declaration, so no answer
/// is made here.
public final class InspectionConsequence implements DeskConsequence {
    @Override
    public void follow(Connection connection, long id, Task task, Instant now) throws SQLException {
        Declaration declaration = task.opening().declaration();
        Proposal ruled = task.proposal();
        OrderOutcome outcome = ruled == null ? null : outcome(ruled.ruling());
        if (declaration == null || outcome == null) {
            return;
        }
        Optional<OrderTable.Numbered> open = OrderTable.open(connection, declaration.invtNo());
        if (open.isPresent()) {
            String second = task.confirmedBy().isEmpty() ? null : task.confirmedBy();
            OrderEvent decided = new OrderEvent.OutcomeDecided(outcome, second, "desk task " + id);
            ControlOrder after = OrderLifecycle.apply(open.get().order(), decided);
            OrderTable.update(connection, open.get().id(), after, now);
            OrderTable.record(connection, open.get().id(), List.of(decided), "desk", now);
        }
    }

    private static @Nullable OrderOutcome outcome(Ruling ruling) {
        return switch (ruling) {
            case RETURN_ABROAD -> OrderOutcome.RETURN;
            case DESTROY -> OrderOutcome.DESTROY;
            case RELEASE,
                    REJECT,
                    INSPECT,
                    DETAIN_CLEARANCE,
                    DETAIN_SMUGGLING,
                    DETAIN_LEGAL,
                    DETAIN_OTHER,
                    CONFISCATE,
                    CLOSE,
                    CLEAR,
                    REFER,
                    ACCEPT,
                    DISPUTE,
                    CORRECT,
                    APPROVE,
                    DECLINE,
                    WAIVE ->
                    null;
        };
    }
}
