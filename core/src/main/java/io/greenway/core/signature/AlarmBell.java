package io.greenway.core.signature;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells alarms one after the other, in order, on a thread that nobody waits for.
final class AlarmBell {
    private final Executor threads;
    private final Consumer<SignerAlarm> alarm;
    private final Deque<SignerAlarm> untold = new ArrayDeque<>();
    private boolean telling;

    AlarmBell(Executor threads, Consumer<SignerAlarm> alarm) {
        this.threads = threads;
        this.alarm = alarm;
    }

    /// Keeps an alarm until [#ring].
    synchronized void add(SignerAlarm one) {
        untold.addLast(one);
    }

    /// Has all kept alarms told.
    void ring() {
        synchronized (this) {
            if (telling) {
                return;
            }
            telling = true;
        }
        try {
            threads.execute(this::tellAll);
        } catch (RejectedExecutionException full) {
            tellAll();
        }
    }

    private void tellAll() {
        for (SignerAlarm next = next(); next != null; next = next()) {
            try {
                alarm.accept(next);
            } catch (RuntimeException broken) {
                // An alarm that breaks must keep neither the next one nor a signature back.
            }
        }
    }

    private synchronized @Nullable SignerAlarm next() {
        SignerAlarm next = untold.pollFirst();
        telling = next != null;
        return next;
    }
}
