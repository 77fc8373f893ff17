package io.greenway.core.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Property: whatever the card does, every submission is answered exactly once and in time, and
/// alarms come in pairs. The name of a failing case is its seed.
class SigningSimulationTest {
    private static final int SUBMISSIONS = 200;

    static LongStream seeds() {
        return LongStream.concat(
                LongStream.range(0, 300), LongStream.of(System.nanoTime(), -System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everySubmissionIsAnsweredOnceAndInTime(long seed) {
        Simulation simulation = new Simulation(new SplittableRandom(seed));
        simulation.run();
        assertThat(simulation.wrong).as("seed %d", seed).isEmpty();
    }

    /// One course of events.
    private static final class Simulation {
        private final SplittableRandom random;
        private final ManualTimer timer = new ManualTimer();
        private final FakeCard card = new FakeCard();
        private final SigningLimits limits;
        private final SigningQueue queue;
        private final List<Runnable> hung = new ArrayList<>();
        private final List<SignerAlarm> alarms = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private final int[] answers = new int[SUBMISSIONS];
        private boolean hanging;
        private long signed;
        private long failed;

        Simulation(SplittableRandom random) {
            this.random = random;
            this.limits =
                    new SigningLimits(
                            1 + random.nextInt(20),
                            1 + random.nextInt(4),
                            1 + random.nextInt(5),
                            Duration.ofMillis(1 + random.nextInt(500)),
                            Duration.ofMillis(1 + random.nextInt(5000)),
                            Duration.ofMillis(random.nextInt(100)),
                            Duration.ofMillis(random.nextInt(1000)),
                            1 + random.nextInt(5),
                            Duration.ofMillis(1 + random.nextInt(1000)));
            this.queue =
                    new SigningQueue(
                            card, limits, timer, this::begin, random::nextDouble, alarms::add);
        }

        /// A thread gets to its work after a while, or hangs with the card.
        private void begin(Runnable work) {
            timer.after(
                    Duration.ofMillis(random.nextInt(60)),
                    () -> {
                        if (hanging) {
                            hung.add(work);
                        } else {
                            work.run();
                        }
                    });
        }

        void run() {
            for (int i = 0; i < SUBMISSIONS; i++) {
                changeMood();
                submit(i);
                timer.advance(Duration.ofMillis(random.nextInt(80)));
                SignerHealth health = queue.health();
                check(health.waiting() <= limits.waiting() + limits.workers(), "too many wait");
                check(health.running() + health.hanging() <= limits.workers(), "too many run");
            }
            timer.advance(limits.patience());
            for (int i = 0; i < SUBMISSIONS; i++) {
                check(answers[i] == 1, "submission " + i + " has " + answers[i] + " answers");
            }
            recover();
            SignerHealth health = queue.health();
            check(health.signed() == signed, "signed " + health.signed() + " of " + signed);
            check(
                    health.failed() + health.refused() == failed,
                    "failed %d and refused %d of %d"
                            .formatted(health.failed(), health.refused(), failed));
            check(health.waiting() + health.running() + health.hanging() == 0, "not all is done");
            alarmsAlternate(health);
        }

        /// At the end the card is well and one more signature is asked for.
        private void recover() {
            card.feel(FakeCard.Mood.WELL);
            hanging = false;
            List.copyOf(hung).forEach(Runnable::run);
            hung.clear();
            timer.advance(limits.probe().plus(Duration.ofSeconds(10)));
            CompletableFuture<byte[]> last = queue.submit(new byte[] {1});
            timer.advance(limits.patience().plus(Duration.ofSeconds(10)));
            check(last.isDone(), "the last is not answered");
            if (last.isCompletedExceptionally()) {
                failed++;
            } else {
                signed++;
            }
        }

        private void changeMood() {
            if (random.nextInt(15) != 0) {
                return;
            }
            int next = random.nextInt(100);
            hanging = next < 25;
            if (!hanging) {
                hung.forEach(work -> timer.after(Duration.ZERO, work));
                hung.clear();
            }
            if (next == 99) {
                card.feel(FakeCard.Mood.WRONG_PIN);
            } else if (next < 50) {
                card.feel(FakeCard.Mood.FAILS);
            } else {
                card.feel(next < 55 ? FakeCard.Mood.BREAKS : FakeCard.Mood.WELL);
            }
        }

        private void submit(int number) {
            byte[] data = {(byte) number, (byte) (number >> 8), 7};
            long until = timer.now() + limits.patience().toNanos();
            var _ =
                    queue.submit(data)
                            .whenComplete(
                                    (signature, failure) -> {
                                        answers[number]++;
                                        check(timer.now() <= until, "answered too late");
                                        if (failure == null) {
                                            signed++;
                                            check(
                                                    Arrays.equals(
                                                            signature, FakeCard.reversed(data)),
                                                    "another's signature");
                                        } else {
                                            failed++;
                                            check(failure instanceof SignerFailure, "" + failure);
                                        }
                                    });
        }

        private void alarmsAlternate(SignerHealth health) {
            boolean down = false;
            for (SignerAlarm alarm : alarms) {
                boolean raised = alarm instanceof SignerAlarm.Raised;
                check(raised != down, "two alarms of a kind: " + alarms);
                down = raised;
            }
            check(
                    down == (health.state() == SignerHealth.State.DOWN),
                    "the alarms leave it " + down + ", it is " + health.state());
        }

        private void check(boolean holds, String otherwise) {
            if (!holds) {
                wrong.add(otherwise);
            }
        }
    }
}
