package io.greenway.server.start;

/// The platform cannot start, for a reason that the person at the keyboard can mend. The message
/// is one or two plain sentences that say what to do; it is shown without a stack trace.
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
