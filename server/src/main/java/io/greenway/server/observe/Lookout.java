package io.greenway.server.observe;

import io.greenway.server.observe.Reason.State;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the platform every fifteen seconds, so that whoever asks gets an answer at once, and
/// holds the ledgers against their moves so seldom that it never takes more than a hundredth of a
/// processor.
public final class Lookout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final Duration BETWEEN_SUMS = Duration.ofMinutes(1);
    private static final long SHARE_OF_SUMS = 100;
    private static final long DISK_FULL = 256L << 20;
    private static final long DISK_LOW = 5L << 30;

    /// A sender alone gets at most half of the room.
    private static final double LONG = 0.25;

    private static final Duration PUMP_PATIENCE = Duration.ofSeconds(30);

    private final Vitals vitals;
    private final Flow flow;
    private final ClockWatch clock;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("lookout").daemon().factory());

    private volatile long stuck;
    private volatile long outbox;
    private volatile long imbalance;
    private volatile long wrongStock;
    private volatile long guaranteeGap;
    private volatile long overdrawn;
    private volatile long overdrawnQuotas;
    private volatile long summedAt;
    private volatile long sumNanos;
    private volatile long position = -1;
    private volatile long movedAt = System.nanoTime();

    public Lookout(Vitals vitals, Flow flow, Meters meters, Clock clock) {
        this.vitals = vitals;
        this.flow = flow;
        this.clock = new ClockWatch(clock, System::nanoTime);
        this.summedAt = System.nanoTime() - BETWEEN_SUMS.toNanos();
        meters.gauge("greenway.queue.journal", "Durable messages not decided", this::backlog);
        meters.gauge(
                "greenway.room.taken",
                "Part of the room for waiting messages that is taken",
                () -> vitals.roomTaken().getAsDouble());
        meters.gauge("greenway.queue.outbox", "Rows for authorities", () -> outbox);
        meters.gauge("greenway.stuck.messages", "Messages set aside", () -> stuck);
        meters.gauge(
                "greenway.ledger.imbalance.fen",
                "0 when balances were the sums of their moves at the last check",
                () -> imbalance);
        meters.gauge(
                "greenway.stock.wrong.lines",
                "0 when lines of account books were the sums of their moves at the last check",
                () -> wrongStock);
        meters.gauge(
                "greenway.ledger.guarantee.gap.fen",
                "0 when guarantees were what open dossiers occupy at the last check",
                () -> guaranteeGap);
        meters.gauge(
                "greenway.ledger.overdrawn.accounts",
                "Guarantees occupied beyond their limit at the last check",
                () -> overdrawn);
        meters.gauge(
                "greenway.ledger.overdrawn.quotas",
                "Quotas of buyers used beyond their limit at the last check",
                () -> overdrawnQuotas);
        meters.gauge(
                "greenway.ledger.check.age.seconds",
                "Time since balances were last held against their moves",
                () -> (System.nanoTime() - summedAt) / 1e9);
        meters.gauge(
                "greenway.ledger.check.seconds",
                "How long the last such check took",
                () -> sumNanos / 1e9);
        meters.gauge(
                "greenway.disk.free.bytes",
                "Room for the data",
                () -> vitals.data().toFile().getUsableSpace());
        meters.gauge("greenway.up", "2 up, 1 degraded, 0 down", this::stateNumber);
    }

    public void start() {
        var _ =
                worker.scheduleWithFixedDelay(
                        this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private double stateNumber() {
        return switch (state()) {
            case UP -> 2;
            case DEGRADED -> 1;
            case DOWN -> 0;
        };
    }

    private double backlog() {
        return Math.max(0, vitals.backlog().getAsLong());
    }

    /// Looks once.
    void look() {
        try {
            clock.look();
            pumpMoves();
            stuck = vitals.stuck().getAsLong();
            outbox = vitals.outbox().getAsLong();
            sum();
        } catch (RuntimeException away) {
            LOG.debug("Could not look, will try again", away);
        }
    }

    private void pumpMoves() {
        long now = vitals.position().getAsLong();
        if (now != position || backlog() == 0) {
            position = now;
            movedAt = System.nanoTime();
        }
    }

    private void sum() {
        long began = System.nanoTime();
        long pause = Math.max(BETWEEN_SUMS.toNanos(), sumNanos * SHARE_OF_SUMS);
        if (began - summedAt < pause) {
            return;
        }
        imbalance = vitals.imbalance().getAsLong();
        wrongStock = vitals.wrongStock().getAsLong();
        guaranteeGap = vitals.guaranteeGap().getAsLong();
        overdrawn = vitals.overdrawn().getAsLong();
        overdrawnQuotas = vitals.overdrawnQuotas().getAsLong();
        summedAt = System.nanoTime();
        sumNanos = summedAt - began;
        if (guaranteeGap != 0) {
            LOG.error("Guarantees are not what dossiers occupy, by {} fen", guaranteeGap);
        }
        if (imbalance != 0) {
            LOG.error("Balances are not the sums of their moves, by {} fen", imbalance);
        }
        if (wrongStock != 0) {
            LOG.error("{} lines of account books are not the sums of their moves", wrongStock);
        }
    }

    /// How the platform is.
    public State state() {
        return worst(reasons());
    }

    /// The worst that any reason says.
    public static State worst(List<Reason> reasons) {
        State worst = State.UP;
        for (Reason reason : reasons) {
            if (reason.state().compareTo(worst) > 0) {
                worst = reason.state();
            }
        }
        return worst;
    }

    /// Everything that is not well; empty when all is.
    public List<Reason> reasons() {
        List<Reason> found = new ArrayList<>();
        if (!vitals.database().getAsBoolean()) {
            found.add(new Reason("database-away", State.DOWN, ""));
        } else if (flow.journalStands()) {
            found.add(new Reason("journal-stands", State.DEGRADED, ""));
        }
        backlog(found);
        if (stuck > 0) {
            found.add(new Reason("messages-stuck", State.DEGRADED, Long.toString(stuck)));
        }
        disk(found);
        long stepped = clock.recentStep().toSeconds();
        if (stepped != 0) {
            found.add(new Reason("clock-stepped", State.DEGRADED, Long.toString(stepped)));
        }
        if (vitals.signaturesOff()) {
            found.add(new Reason("signatures-off", State.DEGRADED, ""));
        }
        found.addAll(vitals.more().get());
        if (imbalance != 0) {
            found.add(new Reason("ledger-wrong", State.DEGRADED, Long.toString(imbalance)));
        }
        if (wrongStock != 0) {
            found.add(new Reason("stock-wrong", State.DEGRADED, Long.toString(wrongStock)));
        }
        if (guaranteeGap != 0) {
            found.add(new Reason("guarantee-gap", State.DEGRADED, Long.toString(guaranteeGap)));
        }
        if (overdrawn > 0) {
            found.add(new Reason("guarantee-overdrawn", State.DEGRADED, Long.toString(overdrawn)));
        }
        if (overdrawnQuotas > 0) {
            found.add(
                    new Reason("quota-overdrawn", State.DEGRADED, Long.toString(overdrawnQuotas)));
        }
        return found;
    }

    private void backlog(List<Reason> found) {
        long waiting = (long) backlog();
        String words = Long.toString(waiting);
        double taken = vitals.roomTaken().getAsDouble();
        if (taken >= 1) {
            found.add(new Reason("backlog-full", State.DOWN, words));
        } else if (taken > LONG) {
            found.add(new Reason("backlog-long", State.DEGRADED, words));
        }
        long still = (System.nanoTime() - movedAt) / 1_000_000_000L;
        if (waiting > 0 && still > PUMP_PATIENCE.toSeconds()) {
            found.add(new Reason("pump-stands", State.DEGRADED, Long.toString(still)));
        }
    }

    private void disk(List<Reason> found) {
        long free = vitals.data().toFile().getUsableSpace();
        String megabytes = Long.toString(free >> 20);
        if (free < DISK_FULL) {
            found.add(new Reason("disk-full", State.DOWN, megabytes));
        } else if (free < DISK_LOW) {
            found.add(new Reason("disk-low", State.DEGRADED, megabytes));
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
