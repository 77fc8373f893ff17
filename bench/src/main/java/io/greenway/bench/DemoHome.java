package io.greenway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The demo zone's keys, made once and given to every server that is measured, so that data signed
/// before can be verified by it.
final class DemoHome {
    private DemoHome() {}

    /// Puts the keys and whom to trust into a fresh data folder.
    ///
    /// @param kept where the keys are kept
    /// @param data the folder of a server that has not been started yet
    static void prepare(Path kept, Path data) throws IOException, InterruptedException {
        if (!Files.exists(kept.resolve("ready"))) {
            RealServer first = new RealServer(kept);
            first.start();
            first.stop();
            Files.createFile(kept.resolve("ready"));
        }
        Files.createDirectories(data);
        Files.copy(kept.resolve("demo.json"), data.resolve("demo.json"));
        copy(kept.resolve("trust"), data.resolve("trust"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(
                    file -> {
                        try {
                            Files.copy(file, to.resolve(from.relativize(file).toString()));
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        }
                    });
        }
    }
}
