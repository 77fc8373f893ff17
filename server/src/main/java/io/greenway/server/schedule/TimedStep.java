package io.greenway.server.schedule;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Something that becomes due by the mere passing of time, such as papers that did not come. To
/// have one run, make it a bean: the [Scheduler] takes all of them.
///
/// @param name what it is, for the log
/// @param due what is due
/// @param work what is to be done about it; afterwards it must not be due any more
/// @param <T> one thing that is due
public record TimedStep<T>(String name, Due<T> due, Work<T> work) {
    /// Says what is due.
    ///
    /// @param <T> one thing that is due
    @FunctionalInterface
    public interface Due<T> {
        /// What is due at a moment, the longest overdue first.
        ///
        /// @param limit most things
        /// @throws SQLException when the database fails
        List<T> at(Instant now, int limit) throws SQLException;
    }

    /// Does what is due. Others may have been there before, so it decides anew.
    ///
    /// @param <T> one thing that is due
    @FunctionalInterface
    public interface Work<T> {
        /// Does what is due, all of it durably or nothing.
        ///
        /// @throws SQLException when the database fails
        void on(List<T> due, Instant now) throws SQLException;
    }
}
