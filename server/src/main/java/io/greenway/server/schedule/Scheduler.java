package io.greenway.server.schedule;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    private <T> void run(TimedStep<T> step, Instant now) {
        try {
            for (int time = 0; time < TIMES && closing.getCount() > 0; time++) {
                List<T> due = step.due().at(now, AT_ONCE);
                if (due.isEmpty() || !work(step, due, now) || due.size() < AT_ONCE) {
                    return;
                }
            }
        } catch (SQLException away) {
            LOG.warn("Database away, {} is tried again: {}", step.name(), away.toString());
        } catch (RuntimeException bug) {
            LOG.error("{} failed and is tried again", step.name(), bug);
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
