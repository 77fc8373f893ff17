package io.greenway.core.desk;

/// How far a task has come.
public enum TaskStage {
    /// Nobody has it.
    OPEN,
    /// An officer has it.
    CLAIMED,
    /// An officer proposed what needs two; another one must confirm or refuse.
    PROPOSED,
    /// Ruled upon.
    RULED,
    /// Taken off the desk: what it was about was settled elsewhere.
    WITHDRAWN;

    /// Whether something is still to be done.
    public boolean isOpen() {
        return switch (this) {
            case OPEN, CLAIMED, PROPOSED -> true;
            case RULED, WITHDRAWN -> false;
        };
    }
}
