package io.greenway.server.schedule;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what becomes due by the mere passing of time: one thread, one clock, every step in turn and
/// a bounded part of it. A step that fails keeps no other from running and is tried again in the
/// next round; nothing is lost, since what is due stays due until it is done.
public final class Scheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(30);

    /// Most things of a transaction.
    static final int AT_ONCE = 500;

    /// Most transactions of a step in one round; the rest waits for the next.
    static final int TIMES = 20;

    private final List<TimedStep<?>> steps;
    private final Clock clock;
    private final Map<String, StepRun> runs = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("schedule").unstarted(this::run);
    private Instant latest = Instant.EPOCH;

    public Scheduler(List<TimedStep<?>> steps, Clock clock) {
        this.steps = List.copyOf(steps);
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                round();
            } while (!closing.await(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            thread.interrupt();
        }
    }

    /// Does what is due now. Whoever moved the clock calls it instead of waiting for the next one.
    public synchronized void round() {
        Instant read = clock.instant();
        // Time for decisions never goes back, even when the machine's clock does.
        latest = read.isAfter(latest) ? read : latest;
        steps.forEach(step -> run(step, latest));
    }

    /// How often a round begins.
    public Duration pause() {
        return BETWEEN_ROUNDS;
    }

    /// The steps in their order.
    public List<String> steps() {
        return steps.stream().map(TimedStep::name).toList();
    }

    /// How a step went the last time; empty when it has not run since the platform started.
    public Optional<StepRun> last(String step) {
        return Optional.ofNullable(runs.get(step));
    }

    private <T> void run(TimedStep<T> step, Instant now) {
        StepRun before = runs.getOrDefault(step.name(), StepRun.NEVER);
        long began = System.nanoTime();
        int[] handled = {0};
        StepRun.Outcome outcome = outcome(step, now, handled);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        runs.put(step.name(), before.then(now, took, handled[0], outcome));
    }

    /// @param handled first element counts what was due
    private <T> StepRun.Outcome outcome(TimedStep<T> step, Instant now, int[] handled) {
        try {
            for (int time = 0; time < TIMES && closing.getCount() > 0; time++) {
                List<T> due = step.due().at(now, AT_ONCE);
                handled[0] += due.size();
                if (!due.isEmpty() && !work(step, due, now)) {
                    return StepRun.Outcome.FAILED;
                }
                if (due.size() < AT_ONCE) {
                    return StepRun.Outcome.DONE;
                }
            }
            return StepRun.Outcome.MORE;
        } catch (SQLException away) {
            LOG.warn("Database away, {} is tried again: {}", step.name(), away.toString());
            return StepRun.Outcome.DATABASE_AWAY;
        } catch (RuntimeException bug) {
            LOG.error("{} failed and is tried again", step.name(), bug);
            return StepRun.Outcome.FAILED;
        }
    }

    /// One thing that this software cannot handle must not keep the others waiting.
    ///
    /// @return whether all of it was done
    private static <T> boolean work(TimedStep<T> step, List<T> due, Instant now)
            throws SQLException {
        try {
            step.work().on(due, now);
            return true;
        } catch (RuntimeException first) {
            LOG.error("{} failed, what is due is done one by one", step.name(), first);
        }
        boolean all = true;
        for (T one : due) {
            try {
                step.work().on(List.of(one), now);
            } catch (RuntimeException bug) {
                LOG.error("{} of {} failed and is tried again", step.name(), one, bug);
                all = false;
            }
        }
        return all;
    }

    /// Finishes the step under way and stops.
    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
