package io.greenway.core.spec;

/// How much a fault weighs.
public enum Level {
    /// The document is refused.
    ERROR,
    /// The document goes on; the fault is shown in its dossier.
    WARNING
}
