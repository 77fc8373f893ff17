package io.greenway.server.pump;

import io.greenway.server.store.Erasure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes round once an hour and takes out what nobody may look at any more, a bounded step
/// at a time.
public final class ErasureRound implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureRound.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration BREATH = Duration.ofMillis(500);

    private final Erasure erasure;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("erasure").unstarted(this::run);

    public ErasureRound(Erasure erasure, InstantSource clock) {
        this.erasure = erasure;
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    private void run() {
        Duration pause = BREATH;
        while (!closesWithin(pause)) {
            pause = HOUR;
            try {
                int rows = erasure.step(clock.instant());
                if (rows > 0) {
                    LOG.info("{} rows whose time is over were erased", rows);
                    pause = BREATH;
                }
            } catch (SQLException away) {
                LOG.warn("Database away, will try again: {}", away.toString());
            } catch (RuntimeException bug) {
                LOG.error("Nothing could be erased, will try again", bug);
            }
        }
    }

    private boolean closesWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
