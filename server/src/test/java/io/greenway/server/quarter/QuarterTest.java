package io.greenway.server.quarter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Goal: whatever senders, authorities, inspectors and banks do in a quarter, and however bad the
/// post is, the invariants hold after each day and everything comes to its end. Method: a zone
/// simulated from a seed over a real platform; `-Dquarter.seed=N` plays one again,
/// `-Dquarter.seeds=N` more of them, `-Dquarter.days=N` for longer or shorter.
class QuarterTest {
    private static final int DAYS = Integer.getInteger("quarter.days", 92);
    private static final int AT_ONCE = 3;

    @Test
    void aQuarterKeepsItsInvariants() throws Exception {
        long one = Long.getLong("quarter.seed", 0);
        long[] seeds =
                one != 0
                        ? new long[] {one}
                        : LongStream.rangeClosed(1, Long.getLong("quarter.seeds", 8)).toArray();
        List<Future<String>> played = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (long seed : seeds) {
                played.add(threads.submit(() -> play(seed)));
            }
        }
        List<String> broken = new ArrayList<>();
        for (Future<String> each : played) {
            String came = each.get();
            if (came.startsWith("BROKEN")) {
                broken.add(came);
            }
        }
        assertThat(broken).isEmpty();
    }

    /// @return what came of it, with its seed
    private static String play(long seed) {
        System.out.println("quarter: seed " + seed + ", " + DAYS + " days");
        long began = System.nanoTime();
        try (Quarter quarter = new Quarter(seed)) {
            String what = quarter.play(DAYS);
            System.out.printf("quarter: seed %d, %d s, %s%n", seed, (System.nanoTime() - began) / 1_000_000_000L, what);
            return what;
        } catch (Exception | AssertionError failed) {
            java.io.StringWriter text = new java.io.StringWriter();
            failed.printStackTrace(new java.io.PrintWriter(text));
            return "BROKEN: -Dquarter.seed=" + seed + " -Dquarter.days=" + DAYS + " " + text;
        }
    }
}
