package io.greenway.cli;

import io.greenway.core.signature.Signer;
import io.greenway.core.signature.SignerAlarm;
import io.greenway.core.signature.SigningLimits;
import io.greenway.core.signature.SigningQueue;
import io.greenway.core.signature.SigningTimer;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A queue for signatures by this machine's clock and threads. The threads do not keep the
/// program from ending, since one may hang with a card.
final class LiveQueue {
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("sign-", 0).factory();

    private LiveQueue() {}

    /// A queue before a signer.
    ///
    /// @param workers attempts at once
    /// @param err where alarms are told
    static SigningQueue before(Signer signer, int workers, PrintWriter err) {
        SigningLimits usual = SigningLimits.DEFAULT;
        SigningLimits limits =
                new SigningLimits(
                        usual.waiting(),
                        workers,
                        usual.attempts(),
                        usual.deadline(),
                        usual.patience(),
                        usual.firstPause(),
                        usual.longestPause(),
                        usual.downAfter(),
                        usual.probe());
        return new SigningQueue(
                signer,
                limits,
                new Clockwork(),
                Executors.newCachedThreadPool(THREADS),
                () -> ThreadLocalRandom.current().nextDouble(),
                alarm -> err.println(words(alarm)));
    }

    private static String words(SignerAlarm alarm) {
        return switch (alarm) {
            case SignerAlarm.Raised(String reason, boolean lasting) ->
                    "ALARM: the signer does not sign: "
                            + reason
                            + (lasting ? " (nothing is tried again)" : "");
            case SignerAlarm.Cleared(Duration outage) ->
                    "The signer signs again after %.1f s.".formatted(outage.toMillis() / 1000.0);
        };
    }

    /// The time of the machine.
    private static final class Clockwork implements SigningTimer {
        private final ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, THREADS);

        private Clockwork() {
            timer.setRemoveOnCancelPolicy(true);
        }

        @Override
        public long now() {
            return System.nanoTime();
        }

        @Override
        public Runnable after(Duration delay, Runnable task) {
            ScheduledFuture<?> planned =
                    timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> planned.cancel(false);
        }
    }
}
