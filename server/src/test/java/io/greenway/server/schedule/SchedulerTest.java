package io.greenway.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.MovableClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Goal: what is due is done at its time, bounded, once, and no failure keeps another step or
/// another thing from being done.
class SchedulerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    private final MovableClock clock = new MovableClock(NOON);
    private final List<Integer> done = new ArrayList<>();

    /// Things that become due, by when.
    private final TreeMap<Integer, Instant> waiting = new TreeMap<>();

    private int transactions;

    private TimedStep<Integer> step() {
        return new TimedStep<>(
                "A step",
                (now, limit) ->
                        waiting.entrySet().stream()
                                .filter(one -> !now.isBefore(one.getValue()))
                                .map(one -> one.getKey())
                                .limit(limit)
                                .toList(),
                (due, now) -> {
                    transactions++;
                    if (due.contains(13)) {
                        throw new IllegalStateException("thirteen");
                    }
                    due.forEach(waiting::remove);
                    done.addAll(due);
                });
    }

    private Scheduler scheduler(TimedStep<?>... steps) {
        return new Scheduler(List.of(steps), clock);
    }

    @Test
    void nothingIsDoneBeforeItIsDue() {
        waiting.put(1, NOON.plus(Duration.ofDays(45)));
        Scheduler scheduler = scheduler(step());
        clock.moveTo(NOON.plus(Duration.ofDays(45)).minusMillis(1));
        scheduler.round();
        assertThat(done).isEmpty();
        clock.forward(Duration.ofMillis(1));
        scheduler.round();
        scheduler.round();
        assertThat(done).containsExactly(1);
    }

    @Test
    void aRoundDoesABoundedPartAndTheNextTheRest() {
        int most = Scheduler.AT_ONCE * Scheduler.TIMES;
        IntStream.range(100, 101 + most).forEach(one -> waiting.put(one, NOON));
        Scheduler scheduler = scheduler(step());
        scheduler.round();
        assertThat(done).hasSize(most);
        assertThat(transactions).isEqualTo(Scheduler.TIMES);
        scheduler.round();
        assertThat(done).hasSize(most + 1);
    }

    @Test
    void oneThingThatCannotBeDoneLeavesTheOthersDone() {
        List.of(12, 13, 14).forEach(one -> waiting.put(one, NOON));
        Scheduler scheduler = scheduler(step());
        scheduler.round();
        assertThat(done).containsExactly(12, 14);
        assertThat(waiting).containsOnlyKeys(13);
    }

    @Test
    void aStepThatFailsKeepsNoOtherFromRunning() {
        waiting.put(1, NOON);
        TimedStep<Integer> away =
                new TimedStep<>(
                        "Away",
                        (now, limit) -> {
                            throw new SQLException("away");
                        },
                        (due, now) -> {});
        TimedStep<Integer> broken =
                new TimedStep<>(
                        "Broken",
                        (now, limit) -> {
                            throw new IllegalStateException("broken");
                        },
                        (due, now) -> {});
        Scheduler scheduler = scheduler(away, broken, step());
        scheduler.round();
        assertThat(done).containsExactly(1);
        assertThat(outcome(scheduler, "Away")).isEqualTo(StepRun.Outcome.DATABASE_AWAY);
        assertThat(outcome(scheduler, "Broken")).isEqualTo(StepRun.Outcome.FAILED);
    }

    private static StepRun.Outcome outcome(Scheduler scheduler, String step) {
        return scheduler.last(step).orElseThrow().outcome();
    }

    @Test
    void howAStepWentIsKnownUntilTheNextRound() {
        Scheduler scheduler = scheduler(step());
        assertThat(scheduler.last("A step")).isEmpty();
        List.of(12, 13).forEach(one -> waiting.put(one, NOON));
        scheduler.round();
        assertThat(outcome(scheduler, "A step")).isEqualTo(StepRun.Outcome.FAILED);
        waiting.clear();
        clock.forward(Duration.ofSeconds(30));
        scheduler.round();
        StepRun last = scheduler.last("A step").orElseThrow();
        assertThat(last.outcome()).isEqualTo(StepRun.Outcome.DONE);
        assertThat(last.at()).isEqualTo(NOON.plusSeconds(30));
        assertThat(last.due()).isZero();
        assertThat(last.rounds()).isEqualTo(2);
        assertThat(last.failures()).isEqualTo(1);
        assertThat(last.handledAt()).isEqualTo(NOON);
    }

    @Test
    void timeForDecisionsNeverGoesBack() {
        waiting.put(1, NOON.plusSeconds(60));
        Scheduler scheduler = scheduler(step());
        clock.forward(Duration.ofSeconds(60));
        scheduler.round();
        waiting.put(2, NOON.plusSeconds(60));
        clock.moveTo(NOON);
        scheduler.round();
        assertThat(done).containsExactly(1, 2);
    }
}
