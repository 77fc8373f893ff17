package io.greenway.server.store;

import io.greenway.core.desk.Task;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// What a part of the platform does when a task is ruled upon, in the transaction of the ruling.
@FunctionalInterface
public interface DeskConsequence {
    /// Does it, or throws, and then there was no ruling.
    ///
    /// @param id number of the task
    /// @param task as it was ruled upon
    void follow(Connection connection, long id, Task task, Instant now) throws SQLException;
}
