package io.greenway.server.quarter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goal: whatever senders, authorities, inspectors and banks do in a quarter, and however bad the
/// post is, the invariants hold after each day and everything comes to its end. Method: a zone
/// simulated from a seed over a real platform. `-Dquarter.seed=N` plays one again,
/// `-Dquarter.seeds=N` plays more of them, `-Dquarter.days=N` longer or shorter ones.
class QuarterTest {
    private static final Logger LOG = LoggerFactory.getLogger(QuarterTest.class);
    private static final int DAYS = Integer.getInteger("quarter.days", 92);

    /// A quarter mostly waits for its platform, so some are played side by side.
    private static final int AT_ONCE = 4;

    @Test
    void aQuarterKeepsItsInvariants() throws Exception {
        Long one = Long.getLong("quarter.seed");
        long[] seeds =
                one != null
                        ? new long[] {one}
                        : LongStream.rangeClosed(1, Long.getLong("quarter.seeds", 8)).toArray();
        List<Future<String>> quarters = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (long seed : seeds) {
                quarters.add(threads.submit(() -> played(seed)));
            }
        }
        List<Throwable> broken = new ArrayList<>();
        for (Future<String> quarter : quarters) {
            try {
                LOG.info(quarter.get());
            } catch (ExecutionException failed) {
                broken.add(failed.getCause());
            }
        }
        assertThat(broken).isEmpty();
    }

    /// One platform starts after the other, since each sets up the logs of the whole process.
    private static synchronized Quarter begun(long seed) throws Exception {
        return new Quarter(seed);
    }

    private static String played(long seed) {
        LOG.info("A quarter of seed {} begins", seed);
        long began = System.nanoTime();
        try (Quarter quarter = begun(seed)) {
            String what = quarter.play(DAYS);
            long seconds = (System.nanoTime() - began) / 1_000_000_000L;
            return "The quarter of seed %d took %d s: %s".formatted(seed, seconds, what);
        } catch (Exception | AssertionError failed) {
            throw new AssertionError(
                    "-Dquarter.seed=%d -Dquarter.days=%d: %s".formatted(seed, DAYS, failed),
                    failed);
        }
    }
}
