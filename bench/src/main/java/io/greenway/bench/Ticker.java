package io.greenway.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Reads the counters several times a second, so that what a stretch cost can be told once it is
/// known when it began and when it ended; and looks at memory now and then.
final class Ticker implements AutoCloseable {
    private static final long BETWEEN_MILLIS = 250;
    private static final int MEMORY_EACH = 20;

    /// A moment and when it was.
    private record Tick(long at, Meter.Moment moment) {}

    private final Meter meter;
    private final List<Tick> ticks = new ArrayList<>();
    private final List<Meter.Memory> memory = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    Ticker(Meter meter) {
        this.meter = meter;
        this.thread = Thread.ofPlatform().daemon().start(this::tick);
    }

    private void tick() {
        try {
            do {
                Tick tick = new Tick(System.currentTimeMillis(), meter.moment());
                synchronized (ticks) {
                    ticks.add(tick);
                    if (ticks.size() % MEMORY_EACH == 0) {
                        memory.add(meter.memory(tick.at()));
                    }
                }
            } while (!closing.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (IOException | InterruptedException failed) {
            System.err.println("the counters cannot be read any more: " + failed);
        }
    }

    /// Writes down what a stretch cost.
    ///
    /// @param from when it began
    /// @param to when it ended
    /// @param written what PostgreSQL wrote in it
    /// @param declarations how many were done in it
    void report(
            long from,
            long to,
            Meter.Written written,
            double declarations,
            Map<String, Object> figures)
            throws IOException {
        synchronized (ticks) {
            meter.report(at(from), at(to), written, declarations, figures);
            List<Meter.Memory> within =
                    memory.stream().filter(one -> one.at() >= from && one.at() <= to).toList();
            figures.put(
                    "peakPostgresBytes",
                    within.stream().mapToLong(Meter.Memory::postgres).max().orElse(0));
            figures.put("memoryOverTime", thinned(within));
        }
    }

    /// The first moment not before a time.
    private Meter.Moment at(long time) {
        return ticks.stream()
                .filter(tick -> tick.at() >= time)
                .findFirst()
                .orElseGet(ticks::getLast)
                .moment();
    }

    private static List<Meter.Memory> thinned(List<Meter.Memory> all) {
        int step = Math.max(1, all.size() / 60);
        List<Meter.Memory> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
