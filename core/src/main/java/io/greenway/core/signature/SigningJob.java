package io.greenway.core.signature;

import java.util.concurrent.CompletableFuture;

/// What was submitted to a queue for signatures, and what has become of it. Guarded by the lock of
/// the queue.
final class SigningJob {
    final byte[] data;
    final CompletableFuture<byte[]> answer = new CompletableFuture<>();
    Runnable forgetPatience = () -> {};
    int attempts;
    boolean answered;

    SigningJob(byte[] data) {
        this.data = data.clone();
    }

    /// One try at a job.
    static final class Attempt {
        final SigningJob job;
        final long began;
        Runnable forgetDeadline = () -> {};
        boolean overdue;
        boolean finished;

        Attempt(SigningJob job, long began) {
            this.job = job;
            this.began = began;
        }
    }
}
