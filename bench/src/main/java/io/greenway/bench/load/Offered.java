package io.greenway.bench.load;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// More than the server can take: attempts at a held rate, whatever it answers, and how quickly it
/// refuses.
final class Offered {
    private static final int MOST_SAMPLES = 1 << 20;
    private static final int TOO_MANY = 429;

    private final double attemptsPerSecond;
    private final long began = System.nanoTime();
    private final AtomicLong attempts = new AtomicLong();
    private final AtomicInteger tooMany = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private final AtomicInteger count = new AtomicInteger();
    private final int[] micros = new int[MOST_SAMPLES];

    Offered(double attemptsPerSecond) {
        this.attemptsPerSecond = attemptsPerSecond;
    }

    /// Waits until the next attempt is due. Who is late does not wait.
    void await() {
        long due = began + (long) (attempts.getAndIncrement() / attemptsPerSecond * 1e9);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// An attempt was refused.
    ///
    /// @param status 429 or 503
    /// @param nanos how long the answer took
    void refused(int status, long nanos) {
        (status == TOO_MANY ? tooMany : busy).incrementAndGet();
        int at = count.getAndIncrement();
        if (at < MOST_SAMPLES) {
            micros[at] = (int) (nanos / 1000);
        }
    }

    /// The connection broke before there was an answer.
    void broken() {
        brokenOff.incrementAndGet();
    }

    /// How long this has been going on.
    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    /// What was offered until now, and how it was refused.
    ///
    /// @param declarationsAnAttempt declarations that one message stands for
    Map<String, Object> figures(double declarationsAnAttempt) {
        double seconds = seconds();
        int[] seen = Arrays.copyOf(micros, Math.min(count.get(), MOST_SAMPLES));
        Arrays.sort(seen);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(
                "overloadOfferedPerSecond",
                Math.round(attempts.get() * declarationsAnAttempt / seconds));
        figures.put("overloadRefused429", tooMany.get());
        figures.put("overloadRefused503", busy.get());
        figures.put("overloadBroken", brokenOff.get());
        figures.put("overloadRefusalMillisP50", LoadProcess.percentile(seen, 50));
        figures.put("overloadRefusalMillisP99", LoadProcess.percentile(seen, 99));
        figures.put("overloadRefusalMillisMax", LoadProcess.percentile(seen, 100));
        return figures;
    }
}
