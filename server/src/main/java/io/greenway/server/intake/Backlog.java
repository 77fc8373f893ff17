package io.greenway.server.intake;

/// How much was accepted and is not processed yet.
@FunctionalInterface
public interface Backlog {
    /// Messages that wait for the pump.
    long waiting();
}
