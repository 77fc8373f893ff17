package io.greenway.core.spec;

/// How well it is proved that the real system applies a check.
public enum Evidence {
    /// Official text or schema.
    HIGH,
    /// Texts of real receipts, or two independent programs that do the same.
    MEDIUM,
    /// One report or one simulator.
    LOW
}
