package io.greenway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A recording of the JDK's flight recorder during a measurement: which threads, frames and
/// allocations take what. Samples are by CPU time, so that time in native code is in them.
final class Profile {
    private static final String NAME = "bench";
    private static final String OFF =
            "(<event name=\"jdk.CPUTimeSample\">\\s*<setting name=\"enabled\"[^>]*>)false";

    private final ProcessHandle process;
    private final @Nullable Path folder;

    private Profile(ProcessHandle process, @Nullable Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /// Starts one.
    ///
    /// @param folder where it goes; nothing is recorded without
    static Profile start(ProcessHandle process, @Nullable Path folder)
            throws IOException, InterruptedException {
        if (folder != null) {
            Files.createDirectories(folder);
            Path kept = Path.of(System.getProperty("java.home"), "lib", "jfr", "profile.jfc");
            Path settings = folder.resolve("bench.jfc");
            Files.writeString(settings, Files.readString(kept).replaceAll(OFF, "$1true"));
            jcmd(process, "JFR.start", "name=" + NAME, "settings=" + settings.toAbsolutePath());
        }
        return new Profile(process, folder);
    }

    /// Stops it and prints what it shows.
    void stop() throws IOException, InterruptedException {
        if (folder != null) {
            Path recording = folder.resolve("profile.jfr").toAbsolutePath();
            jcmd(process, "JFR.stop", "name=" + NAME, "filename=" + recording);
            String text = ProfileText.of(recording);
            Files.writeString(folder.resolve("profile.txt"), text);
            System.err.print(text);
        }
    }

    private static void jcmd(ProcessHandle process, String... words)
            throws IOException, InterruptedException {
        String[] command = new String[words.length + 2];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        command[1] = String.valueOf(process.pid());
        System.arraycopy(words, 0, command, 2, words.length);
        Process started =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        if (started.waitFor() != 0) {
            throw new IllegalStateException(words[0] + " failed");
        }
    }
}
