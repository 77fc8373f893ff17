package io.greenway.server.dispatch;

import io.greenway.core.desk.Regulator;
import io.greenway.server.store.DeskQueue;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/// How much lies on the desks, for whoever watches the platform: asked at most every few seconds,
/// however often somebody looks.
public final class DeskGauges {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final DeskQueue queue;
    private final Clock clock;
    private List<DeskQueue.Figures> figures = List.of();
    private Instant asked = Instant.EPOCH;

    public DeskGauges(DeskQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /// Tasks that are not done; -1 when the database is away.
    public long open(Regulator regulator) {
        return sum(regulator, DeskQueue.Figures::open);
    }

    /// Tasks that should be done; -1 when the database is away.
    public long overdue(Regulator regulator) {
        return sum(regulator, DeskQueue.Figures::overdue);
    }

    private synchronized long sum(Regulator regulator, ToLongFunction<DeskQueue.Figures> figure) {
        Instant now = clock.instant();
        if (now.isAfter(asked.plus(FRESH))) {
            try {
                figures = queue.figures(now);
                asked = now;
            } catch (SQLException away) {
                return -1;
            }
        }
        return figures.stream()
                .filter(one -> one.kind().regulator() == regulator)
                .mapToLong(figure)
                .sum();
    }
}
