package io.greenway.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The demo zone, or a sandbox, started by the launcher as its own process on a free port and
/// stopped again.
final class RunningPlatform implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://[0-9.]+:[0-9]+");
    private static final Pattern LOGIN = Pattern.compile("\\blogin +(\\S+) / (\\S+) ");
    private static final long START_SECONDS_MAX = 60;
    private static final long STOP_SECONDS_MAX = 30;
    private static final long COMMAND_SECONDS_MAX = 120;

    private static final String DEMO = "demo";

    private final Process process;
    private final Path data;
    private final String kind;
    private final String address;
    private final String username;
    private final String password;

    private RunningPlatform(
            Process process, Path data, String kind, Matcher address, Matcher login) {
        this.process = process;
        this.data = data;
        this.kind = kind;
        this.address = address.group();
        this.username = login.group(1);
        this.password = login.group(2);
    }

    /// Starts the demo zone and waits until it has said where it listens and who may log in.
    ///
    /// @param folder where it keeps its data
    /// @param options of the start, besides those that every test wants
    static RunningPlatform start(Path folder, String... options) {
        return startAs(folder, DEMO, options);
    }

    /// Starts a sandbox, in which nobody is enrolled yet.
    static RunningPlatform startSandbox(Path folder) {
        return startAs(folder, "sandbox");
    }

    private static RunningPlatform startAs(Path folder, String kind, String... options) {
        Path data = folder.resolve("data");
        letOthersThrough(folder);
        List<String> line = new ArrayList<>();
        line.addAll(List.of("run", "--" + kind, "--port", "0", "--data", data.toString()));
        line.addAll(List.of(options));
        Process process = launch(folder.resolve("platform.log"), Redirect.PIPE, line);
        try {
            return CompletableFuture.supplyAsync(() -> whenListening(process, data, kind))
                    .orTimeout(START_SECONDS_MAX, TimeUnit.SECONDS)
                    .join();
        } catch (RuntimeException failed) {
            process.destroy();
            throw failed;
        }
    }

    /// PostgreSQL runs as another user when the tests run as root.
    private static void letOthersThrough(Path folder) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static RunningPlatform whenListening(Process process, Path data, String kind) {
        List<String> said = new ArrayList<>();
        BufferedReader lines = process.inputReader();
        Matcher address = find(ADDRESS, lines, said);
        Matcher login = find(LOGIN, lines, said);
        // Nobody reads on, and a full pipe would stop the platform.
        Thread.ofVirtual().start(() -> lines.lines().forEach(line -> {}));
        return new RunningPlatform(process, data, kind, address, login);
    }

    private static Matcher find(Pattern wanted, BufferedReader lines, List<String> said) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                Matcher matcher = wanted.matcher(line);
                if (matcher.find()) {
                    return matcher;
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        throw new IllegalStateException("The platform did not start. It said: " + said);
    }

    /// Runs another command of the launcher to its end.
    ///
    /// @return its exit code
    int command(String... arguments) {
        Path log = data.resolveSibling("command.log");
        Process command = launch(log, Redirect.appendTo(log.toFile()), List.of(arguments));
        try {
            return command.onExit()
                    .orTimeout(COMMAND_SECONDS_MAX, TimeUnit.SECONDS)
                    .join()
                    .exitValue();
        } finally {
            command.destroy();
        }
    }

    private static Process launch(Path log, Redirect output, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of("..", "greenway").toAbsolutePath().normalize().toString());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("GREENWAY_BUILT", "1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectError(Redirect.appendTo(log.toFile())).redirectOutput(output);
        try {
            Files.createDirectories(log.getParent());
            return builder.start();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// File with addresses and keys, as commands read it.
    Path demoFile() {
        return data.resolve(kind + ".json");
    }

    String address() {
        return address;
    }

    String username() {
        return username;
    }

    String password() {
        return password;
    }

    /// Stops it as Ctrl-C does, PostgreSQL too.
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(STOP_SECONDS_MAX, TimeUnit.SECONDS).join();
    }
}
