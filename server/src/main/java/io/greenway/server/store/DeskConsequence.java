package io.greenway.server.store;

import io.greenway.core.desk.Regulator;
import io.greenway.core.desk.Task;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// What a part of the platform does when a task is ruled upon, in the transaction of the ruling.
@FunctionalInterface
public interface DeskConsequence {
    /// Takes what it is going to change, before the task is taken. Whoever changes the same and
    /// takes tasks off the desk does it in this order, too, so neither stops the other.
    ///
    /// @param regulator at whose desk something is done
    default void hold(Connection connection, Regulator regulator) throws SQLException {}

    /// Does it, or throws, and then there was no ruling.
    ///
    /// @param id number of the task
    /// @param task as it was ruled upon
    void follow(Connection connection, long id, Task task, Instant now) throws SQLException;
}
