package io.greenway.cli;

import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.SignerHealth;
import io.greenway.core.signature.SigningQueue;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Signs many files through a queue into a folder, shows how far it is, and says at the end how
/// fast it was and what failed. The files that are signed stay as they are.
final class FolderSigning {
    private final SigningQueue queue;
    private final Path target;
    private final FaultText text;
    private final PrintWriter err;
    private final int threads;

    /// @param threads files in work at once
    FolderSigning(SigningQueue queue, Path target, FaultText text, PrintWriter err, int threads) {
        this.queue = queue;
        this.target = target;
        this.text = text;
        this.err = err;
        this.threads = threads;
    }

    /// What became of a file.
    ///
    /// @param words for a person; empty when it was signed
    private record Done(int code, String words) {}

    /// Signs the files of places: files by their name, folders with all below them.
    ///
    /// @return exit code
    int sign(List<String> places) {
        Map<Path, Path> files = files(places);
        ProgressLine progress = new ProgressLine(err);
        AtomicInteger count = new AtomicInteger();
        long began = System.nanoTime();
        int code = Greenway.WELL;
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<Done>> all = new ArrayList<>();
            files.forEach(
                    (from, to) ->
                            all.add(workers.submit(work(from, to, progress, count, files.size()))));
            for (Future<Done> one : all) {
                Done done = one.get();
                code = Math.max(code, done.code());
                if (!done.words().isEmpty()) {
                    progress.clear();
                    err.println(done.words());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
        progress.clear();
        summarise(files.size(), System.nanoTime() - began);
        return code;
    }

    private Map<Path, Path> files(List<String> places) {
        Map<Path, Path> files = new LinkedHashMap<>();
        for (String place : places) {
            Path root = Path.of(place);
            for (Path file : MessageFiles.below(root)) {
                Path to =
                        target.resolve(
                                Files.isDirectory(root)
                                        ? root.relativize(file).toString()
                                        : String.valueOf(file.getFileName()));
                if (files.containsValue(to) || isSame(file, to)) {
                    throw new CommandFailure(
                            "%s would be overwritten; choose another --out".formatted(to));
                }
                files.put(file, to);
            }
        }
        if (files.isEmpty()) {
            throw new CommandFailure("there is no message (*.xml) in " + places);
        }
        return files;
    }

    private static boolean isSame(Path file, Path to) {
        return file.toAbsolutePath().normalize().equals(to.toAbsolutePath().normalize());
    }

    private Callable<Done> work(
            Path from, Path to, ProgressLine progress, AtomicInteger count, int all) {
        return () -> {
            Done done = done(from, to);
            SignerHealth health = queue.health();
            progress.show(
                    "%d of %d, %d tried again, %s"
                            .formatted(
                                    count.incrementAndGet(),
                                    all,
                                    health.retried(),
                                    health.state().name()));
            return done;
        };
    }

    private Done done(Path from, Path to) {
        try {
            return switch (SignedXml.sign(InputFile.bytes(from.toString()), queue)) {
                case Outcome.Accepted<byte[]>(byte[] signed, List<Fault> _) -> {
                    Files.createDirectories(Objects.requireNonNullElse(to.getParent(), target));
                    Files.write(to, signed);
                    yield new Done(Greenway.WELL, "");
                }
                case Outcome.Refused<byte[]>(List<Fault> faults) ->
                        new Done(
                                Greenway.REFUSED,
                                String.join(
                                        System.lineSeparator(),
                                        faults.stream()
                                                .map(
                                                        fault ->
                                                                text.lines(
                                                                        from.toString(), fault, ""))
                                                .toList()));
            };
        } catch (SignerFailure failure) {
            return new Done(Greenway.FAILED, from + ": not signed: " + failure.reason());
        } catch (IOException e) {
            return new Done(Greenway.FAILED, from + ": " + InputFile.reason(e));
        }
    }

    private void summarise(int files, long nanos) {
        SignerHealth health = queue.health();
        double seconds = nanos / 1e9;
        err.printf(
                "signed %d of %d in %.1f s, %.0f a second; one signature took %s ms, 95 of 100 no"
                        + " more than %s ms; %d failed, %d refused by the queue, %d tried again%n",
                health.signed(),
                files,
                seconds,
                health.signed() / seconds,
                millis(health.median().toNanos()),
                millis(health.slow().toNanos()),
                health.failed(),
                health.refused(),
                health.retried());
    }

    private static String millis(long nanos) {
        return "%.1f".formatted(nanos / 1e6);
    }
}
