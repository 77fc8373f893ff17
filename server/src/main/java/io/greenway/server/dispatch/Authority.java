package io.greenway.server.dispatch;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.SimulatedCustoms;
import io.greenway.server.store.OutboxTable;
import java.sql.SQLException;
import java.util.List;

/// An authority that is told of a declaration and answers it. The built-in one decides by rule; a
/// gateway to a real one answers later, by the door.
public interface Authority {
    /// Name in the outbox.
    String name();

    /// Code under which its messages stand in the journal.
    String code();

    /// What it answers at once, in order; nothing when the answer comes later.
    List<SimulatedCustoms.Answer> answers(Ask.TellCustoms request);

    /// What it answers to the requests of a row, in their order. The same row gets the same answers
    /// however often it is delivered.
    ///
    /// @throws SQLException when the database fails; the row is delivered again then
    default List<List<SimulatedCustoms.Answer>> answers(
            OutboxTable.Row row, List<Ask.TellCustoms> requests) throws SQLException {
        return requests.stream().map(this::answers).toList();
    }
}
