package io.greenway.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The text files of the repository, as they lie on disk.
///
/// @param root folder of the repository
/// @param files every text file, sorted
record Sources(Path root, List<Source> files) {
    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", "node_modules", ".idea", ".vscode");
    private static final Set<String> TEXT =
            Set.of(
                    "java",
                    "xml",
                    "md",
                    "sql",
                    "js",
                    "mjs",
                    "ts",
                    "tsx",
                    "css",
                    "html",
                    "svg",
                    "json",
                    "yaml",
                    "yml",
                    "properties",
                    "config",
                    "csv",
                    "txt",
                    "sh");
    private static final Set<String> TEXT_WITHOUT_SUFFIX = Set.of("greenway", "run");

    /// Written by npm.
    private static final Set<String> MADE = Set.of("package-lock.json");

    /// @param path path below the root, with slashes
    /// @param lines its lines
    record Source(String path, List<String> lines) {
        String suffix() {
            String name = fileName();
            return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
        }

        String fileName() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        boolean isJava() {
            return path.endsWith(".java");
        }

        /// Whether people wrote it for people: not a table, a message or golden data.
        boolean isWritten() {
            boolean isTable = path.contains("/resources/") || path.startsWith("ui/src/words/");
            return !isTable || Set.of("js", "css", "html", "sql").contains(suffix());
        }
    }

    /// Reads the repository that this test runs in.
    static Sources read() {
        Path root = Path.of("").toAbsolutePath();
        if (!Files.exists(root.resolve("greenway"))) {
            root = root.resolveSibling("").normalize(); // The tests run in the module's folder.
        }
        List<Source> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new Collector(root, files));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        files.sort((left, right) -> left.path().compareTo(right.path()));
        return new Sources(root, List.copyOf(files));
    }

    List<Source> java() {
        return files.stream().filter(Source::isJava).toList();
    }

    private static boolean isText(String name) {
        return name.contains(".")
                ? TEXT.contains(name.substring(name.lastIndexOf('.') + 1))
                : TEXT_WITHOUT_SUFFIX.contains(name);
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Source> files;

        private Collector(Path root, List<Source> files) {
            this.root = root;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean isRunningData = folder.equals(root.resolve("data"));
            return isRunningData || NOT_OURS.contains(folder.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            String name = file.getFileName().toString();
            if (isText(name) && !MADE.contains(name)) {
                String path = root.relativize(file).toString().replace('\\', '/');
                files.add(
                        new Source(
                                path,
                                new String(Files.readAllBytes(file), UTF_8).lines().toList()));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
