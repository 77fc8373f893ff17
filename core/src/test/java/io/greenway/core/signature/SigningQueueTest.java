package io.greenway.core.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/// The queue before a signer that fails, hangs and recovers, by a clock that is moved by hand.
class SigningQueueTest {
    private static final byte[] DATA = {1, 2, 3};
    private static final SigningLimits LIMITS =
            new SigningLimits(
                    4,
                    2,
                    3,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(30),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(1),
                    4,
                    Duration.ofSeconds(5));

    private final ManualTimer timer = new ManualTimer();
    private final FakeCard card = new FakeCard();
    private final Deque<Runnable> begun = new ArrayDeque<>();
    private final List<SignerAlarm> alarms = new ArrayList<>();
    private final SigningQueue queue =
            new SigningQueue(card, LIMITS, timer, begun::addLast, () -> 0, alarms::add);

    /// Lets all threads that were begun run to their end.
    private void run() {
        while (!begun.isEmpty()) {
            begun.removeFirst().run();
        }
    }

    private void pass(long millis) {
        timer.advance(Duration.ofMillis(millis));
        run();
    }

    private static String failure(CompletableFuture<byte[]> answer) {
        assertThat(answer).isCompletedExceptionally();
        try {
            answer.join();
            return "";
        } catch (RuntimeException failed) {
            return ((SignerFailure) failed.getCause()).reason();
        }
    }

    @Test
    void whatIsSubmittedIsSigned() {
        CompletableFuture<byte[]> answer = queue.submit(DATA);
        timer.advance(Duration.ofMillis(7));
        run();
        assertThat(answer.getNow(new byte[0])).containsExactly(3, 2, 1);
        SignerHealth health = queue.health();
        assertThat(health.state()).isEqualTo(SignerHealth.State.HEALTHY);
        assertThat(health.signed()).isEqualTo(1);
        assertThat(health.median()).isEqualTo(Duration.ofMillis(7));
        assertThat(alarms).isEmpty();
    }

    @Test
    void aFailureIsTriedAgainAfterAPause() {
        card.feel(FakeCard.Mood.FAILS);
        CompletableFuture<byte[]> answer = queue.submit(DATA);
        run();
        assertThat(queue.health().state()).isEqualTo(SignerHealth.State.DEGRADED);
        assertThat(queue.health().reason()).contains("out of order");
        card.feel(FakeCard.Mood.WELL);
        pass(99);
        assertThat(answer).isNotDone();
        pass(1);
        assertThat(answer).isCompleted();
        assertThat(queue.health().retried()).isEqualTo(1);
        assertThat(queue.health().state()).isEqualTo(SignerHealth.State.HEALTHY);
        assertThat(queue.health().reason()).isEmpty();
        assertThat(alarms).isEmpty();
    }

    @Test
    void afterTheLastAttemptTheReasonIsTheAnswer() {
        card.feel(FakeCard.Mood.BREAKS);
        CompletableFuture<byte[]> answer = queue.submit(DATA);
        run();
        pass(100);
        assertThat(answer).isNotDone();
        pass(200);
        assertThat(failure(answer)).contains("a bug");
        assertThat(card.asked()).isEqualTo(3);
        assertThat(queue.health().failed()).isEqualTo(1);
    }

    @Test
    void aHungAttemptIsLeftAndItsLateSignatureStillCounts() {
        CompletableFuture<byte[]> answer = queue.submit(DATA);
        Runnable hung = begun.removeFirst();
        timer.advance(Duration.ofSeconds(2));
        assertThat(queue.health().hanging()).isEqualTo(1);
        assertThat(queue.health().reason()).contains("2000 ms");
        hung.run();
        assertThat(answer.getNow(new byte[0])).containsExactly(3, 2, 1);
        pass(100);
        assertThat(queue.health().hanging()).isZero();
        assertThat(queue.health().signed()).isEqualTo(1);
        assertThat(card.asked()).isEqualTo(1);
    }

    @Test
    void aCardThatHangsForGoodRaisesOneAlarmAndAnswersEverybody() {
        List<CompletableFuture<byte[]>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(queue.submit(DATA));
        }
        List<Runnable> hung = List.copyOf(begun);
        assertThat(hung).hasSize(2);
        begun.clear();
        pass(2000);
        assertThat(queue.health().state()).isEqualTo(SignerHealth.State.DOWN);
        assertThat(alarms)
                .containsExactly(
                        new SignerAlarm.Raised("The signer did not answer within 2000 ms", false));
        pass(28_000);
        answers.forEach(answer -> assertThat(failure(answer)).contains("30000 ms"));
        assertThat(card.asked()).isZero();
        assertThat(alarms).hasSize(1);
        hung.forEach(Runnable::run);
        run();
        assertThat(queue.health().state()).isEqualTo(SignerHealth.State.HEALTHY);
        assertThat(alarms.getLast()).isEqualTo(new SignerAlarm.Cleared(Duration.ofSeconds(28)));
        assertThat(queue.health().failed()).isEqualTo(4);
        assertThat(queue.health().signed()).isZero();
    }

    @Test
    void whileItIsDownOneAttemptIsMadeNowAndThen() {
        card.feel(FakeCard.Mood.FAILS);
        for (int i = 0; i < 4; i++) {
            var _ = queue.submit(DATA);
        }
        run();
        assertThat(queue.health().state()).isEqualTo(SignerHealth.State.DOWN);
        int before = card.asked();
        pass(4999);
        assertThat(card.asked()).isEqualTo(before);
        pass(1);
        assertThat(card.asked()).isEqualTo(before + 1);
        card.feel(FakeCard.Mood.WELL);
        pass(5000);
        assertThat(queue.health().signed()).isPositive();
        assertThat(queue.health().waiting()).isZero();
        assertThat(alarms)
                .map(alarm -> alarm.getClass().getSimpleName())
                .containsExactly("Raised", "Cleared");
    }

    @Test
    void aWrongPinIsNeverTriedAgain() {
        card.feel(FakeCard.Mood.WRONG_PIN);
        CompletableFuture<byte[]> first = queue.submit(DATA);
        Runnable attempt = begun.removeFirst();
        CompletableFuture<byte[]> second = queue.submit(DATA);
        begun.clear();
        attempt.run();
        run();
        assertThat(failure(first)).contains("PIN");
        assertThat(failure(second)).contains("PIN");
        assertThat(failure(queue.submit(DATA))).contains("PIN");
        pass(60_000);
        assertThat(card.asked()).isEqualTo(1);
        assertThat(alarms).containsExactly(new SignerAlarm.Raised("the PIN is wrong", true));
    }

    @Test
    void aFullQueueRefusesAtOnce() {
        List<CompletableFuture<byte[]>> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            answers.add(queue.submit(DATA));
        }
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        assertThat(failure(queue.submit(DATA))).contains("full").contains("4 wait");
        assertThat(queue.health().refused()).isEqualTo(1);
        run();
        assertThat(answers).allMatch(CompletableFuture::isDone);
    }

    @Test
    void whatWaitsWhenItIsClosedIsAnsweredAndNoAlarmRaised() {
        CompletableFuture<byte[]> running = queue.submit(DATA);
        queue.close();
        queue.close();
        assertThat(failure(running)).contains("closed");
        assertThat(failure(queue.submit(DATA))).contains("closed");
        run();
        assertThat(alarms).isEmpty();
        assertThat(queue.health().failed()).isEqualTo(1);
        assertThat(queue.health().signed()).isZero();
    }

    @Test
    void withoutThreadsAndWithABrokenAlarmEverythingIsStillAnswered() {
        SigningQueue poor =
                new SigningQueue(
                        card,
                        LIMITS,
                        timer,
                        work -> {
                            throw new RejectedExecutionException("none");
                        },
                        () -> 0,
                        alarm -> {
                            throw new IllegalStateException("the bell is broken");
                        });
        List<CompletableFuture<byte[]>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(poor.submit(DATA));
        }
        pass(60_000);
        answers.forEach(answer -> assertThat(failure(answer)).contains("No"));
    }

    /// With threads as they are: whoever asks a card that hangs gets an answer.
    @Test
    void aCallerDoesNotHangWithTheCard() throws Exception {
        var released = new CountDownLatch(1);
        var entered = new CountDownLatch(1);
        Signer hanging = new HangingCard(card, entered, released);
        try (var threads = Executors.newCachedThreadPool()) {
            SigningQueue real =
                    new SigningQueue(hanging, LIMITS, timer, threads, () -> 0, alarms::add);
            var caller = CompletableFuture.supplyAsync(() -> reason(real), threads);
            entered.await();
            timer.advance(LIMITS.patience());
            assertThat(caller.get()).contains("No signature within");
            released.countDown();
        }
        assertThatThrownBy(
                        () -> {
                            queue.close();
                            queue.sign(DATA);
                        })
                .isInstanceOf(SignerFailure.class);
    }

    private static String reason(SigningQueue queue) {
        try {
            queue.sign(DATA);
            return "";
        } catch (SignerFailure failure) {
            return failure.reason();
        }
    }

    /// A card that does not answer before it is released.
    private record HangingCard(FakeCard card, CountDownLatch entered, CountDownLatch released)
            implements Signer {
        @Override
        public X509Certificate certificate() {
            return card.certificate();
        }

        @Override
        public SignatureAlgorithm algorithm() {
            return card.algorithm();
        }

        @Override
        public byte[] sign(byte[] data) throws SignerFailure {
            entered.countDown();
            try {
                released.await();
            } catch (InterruptedException stopped) {
                throw new SignerFailure("stopped", stopped);
            }
            return card.sign(data);
        }
    }
}
