package io.greenway.core.signature;

import io.greenway.core.signature.SigningJob.Attempt;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// A queue before a signer that may fail or hang. Every submission is answered exactly once, with
/// a signature or a failure, within the patience of the limits. A failed attempt is tried again
/// after a pause; one that hangs is left to itself. A signer that is down is asked seldom, and an
/// alarm is raised once and cleared once. A failure that lasts ends it: nothing is tried again.
///
/// Everything happens by events under one lock; nothing in here waits but [#sign]. Time, chance
/// and threads are given.
public final class SigningQueue implements Signer, AutoCloseable {
    private final Signer signer;
    private final SigningLimits limits;
    private final SigningTimer timer;
    private final Executor threads;
    private final DoubleSupplier chance;
    private final AlarmBell bell;

    private final Object lock = new Object();
    private final List<Runnable> after = new ArrayList<>();
    private final Set<SigningJob> open = new LinkedHashSet<>();
    private final Deque<SigningJob> waiting = new ArrayDeque<>();
    private final SigningTimes times = new SigningTimes();
    private int pausing;
    private int running;
    private int hanging;
    private int failuresInRow;
    private long signed;
    private long failed;
    private long refused;
    private long retried;
    private SignerHealth.State state = SignerHealth.State.HEALTHY;
    private String reason = "";
    private long downSince;
    private boolean probeDue;
    private boolean probeAwaited;
    private @Nullable SignerFailure ended;

    /// A queue before a signer.
    ///
    /// @param threads runs attempts and tells alarms; it must not let them wait for each other
    /// @param chance a number from 0 to 1 for each pause
    /// @param alarm hears of outages, in order
    public SigningQueue(
            Signer signer,
            SigningLimits limits,
            SigningTimer timer,
            Executor threads,
            DoubleSupplier chance,
            Consumer<SignerAlarm> alarm) {
        this.signer = signer;
        this.limits = limits;
        this.timer = timer;
        this.threads = threads;
        this.chance = chance;
        this.bell = new AlarmBell(threads, alarm);
    }

    @Override
    public X509Certificate certificate() {
        return signer.certificate();
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return signer.algorithm();
    }

    /// Submits, and waits for the answer, no longer than the patience of the limits.
    @Override
    public byte[] sign(byte[] data) throws SignerFailure {
        try {
            return submit(data).get();
        } catch (ExecutionException answered) {
            if (answered.getCause() instanceof SignerFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(answered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SignerFailure("Waiting for the signature was interrupted", stopped);
        }
    }

    /// Takes data to be signed.
    ///
    /// @return the signature, or a [SignerFailure]
    public CompletableFuture<byte[]> submit(byte[] data) {
        SigningJob job = new SigningJob(data);
        happens(() -> take(job));
        return job.answer;
    }

    /// How the signer does now.
    public SignerHealth health() {
        synchronized (lock) {
            return new SignerHealth(
                    state,
                    reason,
                    waiting.size() + pausing,
                    running,
                    hanging,
                    signed,
                    failed,
                    refused,
                    retried,
                    times.percentile(50),
                    times.percentile(95));
        }
    }

    /// Answers all that wait with a failure, and takes nothing more. The signer is not closed.
    @Override
    public void close() {
        happens(
                () -> {
                    if (ended == null) {
                        end(SignerFailure.lasting("The queue for signatures was closed"));
                    }
                });
    }

    /// Changes what is known, and then does what follows from it outside the lock.
    private void happens(Runnable change) {
        List<Runnable> due;
        synchronized (lock) {
            change.run();
            due = List.copyOf(after);
            after.clear();
        }
        due.forEach(Runnable::run);
    }

    private void take(SigningJob job) {
        if (ended != null) {
            refuse(job, ended);
        } else if (waiting.size() + pausing >= limits.waiting()) {
            refuse(
                    job,
                    new SignerFailure(
                            "The queue for signatures is full: %d wait; %s"
                                    .formatted(limits.waiting(), trouble()),
                            null));
        } else {
            open.add(job);
            waiting.addLast(job);
            job.forgetPatience =
                    timer.after(limits.patience(), () -> happens(() -> losePatience(job)));
            begin();
        }
    }

    private void refuse(SigningJob job, SignerFailure failure) {
        refused++;
        job.answered = true;
        after.add(() -> job.answer.completeExceptionally(failure));
    }

    /// Begins as many attempts as may run now: one at a time while the signer is down.
    private void begin() {
        while (!waiting.isEmpty() && running + hanging < limits.workers() && mayTry()) {
            SigningJob job = waiting.removeFirst();
            probeDue = false;
            running++;
            job.attempts++;
            if (job.attempts > 1) {
                retried++;
            }
            Attempt attempt = new Attempt(job, timer.now());
            attempt.forgetDeadline =
                    timer.after(limits.deadline(), () -> happens(() -> overdue(attempt)));
            after.add(() -> start(attempt));
        }
    }

    private boolean mayTry() {
        return ended == null
                && switch (state) {
                    case HEALTHY, DEGRADED -> true;
                    case DOWN -> probeDue && running == 0;
                };
    }

    private void start(Attempt attempt) {
        try {
            threads.execute(() -> run(attempt));
        } catch (RejectedExecutionException full) {
            SignerFailure failure = new SignerFailure("No thread is free to sign", full);
            happens(() -> finish(attempt, null, failure));
        }
    }

    // A signer of somebody else may throw anything; the caller must be answered all the same.
    private void run(Attempt attempt) {
        byte[] signature = null;
        SignerFailure failure = null;
        try {
            signature = signer.sign(attempt.job.data);
        } catch (SignerFailure told) {
            failure = told;
        } catch (RuntimeException | Error bug) {
            failure = new SignerFailure("The signer broke: " + bug, bug);
        }
        byte[] made = signature;
        SignerFailure cause = failure;
        happens(() -> finish(attempt, made, cause));
    }

    private void finish(
            Attempt attempt, byte @Nullable [] signature, @Nullable SignerFailure failure) {
        attempt.finished = true;
        attempt.forgetDeadline.run();
        if (attempt.overdue) {
            hanging--;
        } else {
            running--;
        }
        if (signature != null) {
            succeed(attempt, signature);
        } else if (failure != null && failure.isLasting()) {
            lose(failure);
        } else if (failure != null && !attempt.overdue) {
            fail(attempt.job, failure);
        }
        begin();
    }

    private void succeed(Attempt attempt, byte[] signature) {
        times.add(timer.now() - attempt.began);
        failuresInRow = 0;
        if (ended == null) {
            if (state == SignerHealth.State.DOWN) {
                tell(new SignerAlarm.Cleared(Duration.ofNanos(timer.now() - downSince)));
            }
            state = hanging == 0 ? SignerHealth.State.HEALTHY : SignerHealth.State.DEGRADED;
            reason = hanging == 0 ? "" : reason;
        }
        SigningJob job = attempt.job;
        if (!job.answered) {
            signed++;
            settle(job);
            after.add(() -> job.answer.complete(signature));
        }
    }

    /// The attempt hangs: its worker is lost until it comes back, its job is tried elsewhere.
    private void overdue(Attempt attempt) {
        if (attempt.finished) {
            return;
        }
        attempt.overdue = true;
        running--;
        hanging++;
        fail(
                attempt.job,
                new SignerFailure(
                        "The signer did not answer within " + words(limits.deadline()), null));
        begin();
    }

    private void fail(SigningJob job, SignerFailure failure) {
        failuresInRow++;
        reason = failure.reason();
        if (ended == null) {
            boolean down = failuresInRow >= limits.downAfter() || hanging >= limits.workers();
            if (down || state == SignerHealth.State.DOWN) {
                goDown(false);
            } else {
                state = SignerHealth.State.DEGRADED;
            }
        }
        if (job.answered) {
            return;
        }
        if (job.attempts >= limits.attempts()) {
            answer(job, failure);
            return;
        }
        pausing++;
        Duration pause = limits.pause(job.attempts, chance.getAsDouble());
        timer.after(pause, () -> happens(() -> goOn(job)));
    }

    private void goDown(boolean lasting) {
        if (state != SignerHealth.State.DOWN) {
            state = SignerHealth.State.DOWN;
            downSince = timer.now();
            tell(new SignerAlarm.Raised(reason, lasting));
        }
        if (!lasting && !probeAwaited) {
            probeAwaited = true;
            timer.after(limits.probe(), () -> happens(this::probe));
        }
    }

    private void probe() {
        probeAwaited = false;
        probeDue = true;
        begin();
    }

    private void goOn(SigningJob job) {
        pausing--;
        if (!job.answered) {
            waiting.addLast(job);
            begin();
        }
    }

    private void losePatience(SigningJob job) {
        if (!job.answered) {
            waiting.remove(job);
            answer(
                    job,
                    new SignerFailure(
                            "No signature within %s; %s"
                                    .formatted(words(limits.patience()), trouble()),
                            null));
        }
    }

    /// Trying again would do harm.
    private void lose(SignerFailure failure) {
        if (ended == null) {
            reason = failure.reason();
            goDown(true);
            end(failure);
        }
    }

    /// Nothing is tried any more.
    private void end(SignerFailure failure) {
        ended = failure;
        state = SignerHealth.State.DOWN;
        reason = failure.reason();
        for (SigningJob job : List.copyOf(open)) {
            answer(job, failure);
        }
    }

    private void answer(SigningJob job, SignerFailure failure) {
        failed++;
        settle(job);
        after.add(() -> job.answer.completeExceptionally(failure));
    }

    private void settle(SigningJob job) {
        job.answered = true;
        job.forgetPatience.run();
        open.remove(job);
        waiting.remove(job);
    }

    private void tell(SignerAlarm one) {
        bell.add(one);
        after.add(bell::ring);
    }

    private String trouble() {
        return reason.isEmpty() ? "the signer is too slow for so many" : reason;
    }

    private static String words(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
