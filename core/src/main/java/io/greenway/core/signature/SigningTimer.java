package io.greenway.core.signature;

import java.time.Duration;

/// The time as a queue for signatures needs it.
public interface SigningTimer {
    /// Nanoseconds since some beginning.
    long now();

    /// Runs something once after a while, on a thread of its own or of the timer.
    ///
    /// @return takes it back when it has not begun
    Runnable after(Duration delay, Runnable task);
}
