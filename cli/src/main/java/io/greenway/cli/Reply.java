package io.greenway.cli;

/// What the door answered to a message.
sealed interface Reply {
    /// The message is durable.
    ///
    /// @param messageId the platform's name for it
    /// @param documents how many documents it holds
    record Accepted(String messageId, int documents) implements Reply {}

    /// The message was not taken.
    ///
    /// @param status HTTP status
    /// @param problem why
    record Refused(int status, Problem problem) implements Reply {}
}
