package io.greenway.cli;

/// The command cannot go on: what it was given cannot be read, or the platform cannot be reached.
/// The message is all that the person sees.
final class CommandFailure extends RuntimeException {
    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
