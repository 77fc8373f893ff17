package io.greenway.fuzz;

import io.greenway.core.xml.XmlReader;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs Jazzer on a target in a process of its own. Jazzer 0.24 leaves classes of Java 25 alone, so
/// it is given a copy of `core` that says it is of Java 21: the bytes differ in nothing else, and
/// the machine that runs them knows both.
public final class Fuzzing {
    /// Targets by name.
    public static final Map<String, Class<?>> TARGETS =
            Map.of(
                    "reader", ReaderTarget.class,
                    "canonicaliser", CanonicaliserTarget.class,
                    "verifier", VerifierTarget.class,
                    "repairs", RepairsTarget.class,
                    "envelope", EnvelopeTarget.class);

    private static final int MAJOR_VERSION_AT = 6;
    private static final byte[] JAVA_21 = {0, 65};
    private static final Pattern PROGRESS =
            Pattern.compile("#(\\d+)\\s+(\\w+)\\s+cov: (\\d+) ft: (\\d+) .*");

    private final Path bench;
    private final Path work;

    /// Prepares the copy.
    ///
    /// @param bench folder of this module
    public Fuzzing(Path bench) throws IOException {
        this.bench = bench;
        this.work = bench.resolve("target").resolve("fuzz");
        Files.createDirectories(work);
        copyCore(work.resolve("core"));
    }

    /// What a run came to.
    ///
    /// @param exitCode 0 when nothing was found
    /// @param runs inputs tried
    /// @param coverageBefore branches reached by the kept corpus
    /// @param coverage branches reached at the end
    /// @param featuresBefore branches and counts reached by the kept corpus
    /// @param features the same at the end
    /// @param said the last lines of Jazzer
    public record Result(
            int exitCode,
            long runs,
            int coverageBefore,
            int coverage,
            int featuresBefore,
            int features,
            String said) {}

    /// Fuzzes a target.
    ///
    /// @param target name of it
    /// @param seconds at most so long
    /// @param runs at most so many inputs; 0 for no limit
    /// @param seed of the fuzzer's chance
    public Result run(String target, int seconds, long runs, long seed)
            throws IOException, InterruptedException {
        Path grown = Files.createDirectories(work.resolve(target));
        Path kept = Files.createDirectories(bench.resolve("fuzz").resolve(target));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Dgreenway.samples=" + samples());
        command.add("-cp");
        command.add(work.resolve("core") + File.pathSeparator + otherClasses());
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=" + targetClass(target).getName());
        command.add("--instrumentation_includes=io.greenway.core.**:com.fasterxml.aalto.**");
        command.add("--reproducer_path=" + work);
        command.add("-artifact_prefix=" + grown.resolveSibling(target + "-found-"));
        command.add("-max_len=8192");
        command.add("-max_total_time=" + seconds);
        command.add("-seed=" + seed);
        if (runs > 0) {
            command.add("-runs=" + runs);
        }
        command.add(grown.toString());
        command.add(kept.toString());
        try (Stream<Path> folders = Files.list(samples())) {
            folders.filter(Files::isDirectory).map(Path::toString).forEach(command::add);
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return result(process);
    }

    private static Class<?> targetClass(String target) {
        Class<?> type = TARGETS.get(target);
        if (type == null) {
            throw new IllegalArgumentException("targets are " + TARGETS.keySet());
        }
        return type;
    }

    private Path samples() {
        return bench.toAbsolutePath().normalize().resolveSibling("samples");
    }

    private static Result result(Process process) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        long runs = 0;
        int[] first = new int[2];
        int[] last = new int[2];
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Matcher progress = PROGRESS.matcher(line);
                if (progress.matches()) {
                    runs = Long.parseLong(progress.group(1));
                    last[0] = Integer.parseInt(progress.group(3));
                    last[1] = Integer.parseInt(progress.group(4));
                    if (progress.group(2).equals("INITED")) {
                        first = last.clone();
                    }
                } else {
                    lines.add(line);
                }
            }
        }
        List<String> end = lines.subList(Math.max(0, lines.size() - 60), lines.size());
        return new Result(
                process.waitFor(),
                runs,
                first[0],
                last[0],
                first[1],
                last[1],
                String.join("\n", end));
    }

    /// Everything on the class path but `core` itself.
    private static String otherClasses() {
        Path core = core();
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Path.of(entry).toAbsolutePath().normalize().equals(core)) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path core() {
        return Path.of(
                        XmlReader.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                .toAbsolutePath()
                .normalize();
    }

    private static void copyCore(Path target) throws IOException {
        Path core = core();
        if (Files.isDirectory(core)) {
            copy(core, target);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(core)) {
            copy(jar.getPath("/"), target);
        }
    }

    private static void copy(Path from, Path target) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Path place = target.resolve(from.relativize(file).toString());
                        Files.createDirectories(place.normalize().resolveSibling(".").normalize());
                        if (file.toString().endsWith(".class")) {
                            byte[] bytes = Files.readAllBytes(file);
                            System.arraycopy(JAVA_21, 0, bytes, MAJOR_VERSION_AT, JAVA_21.length);
                            Files.write(place, bytes);
                        } else {
                            Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
