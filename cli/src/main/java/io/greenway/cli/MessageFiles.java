package io.greenway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The message files that a person means by files and folders.
final class MessageFiles {
    private static final Pattern NUMBERED = Pattern.compile("(\\w+)-(\\d{1,9})\\.xml");
    private static final List<String> IN_ORDER =
            List.of("orders", "payments", "waybills", "inventories");

    private MessageFiles() {}

    /// Files as given, folders as the `*.xml` in them. A generated set is sent as trade goes on:
    /// the first orders, payments, waybills and inventories, then the second.
    static List<Path> in(List<Path> places) {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                files.addAll(folder(place));
            } else {
                files.add(place);
            }
        }
        if (files.isEmpty()) {
            throw new CommandFailure("there is no message (*.xml) in " + places);
        }
        return files;
    }

    /// The file itself, or every `*.xml` in a folder and the folders in it.
    static List<Path> below(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> name(file).endsWith(".xml") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure("cannot read " + place + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> folder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(".xml"))
                    .sorted(
                            Comparator.comparingInt(MessageFiles::number)
                                    .thenComparingInt(MessageFiles::rank)
                                    .thenComparing(MessageFiles::name))
                    .toList();
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static int number(Path file) {
        Matcher matcher = NUMBERED.matcher(name(file));
        return matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
    }

    private static int rank(Path file) {
        Matcher matcher = NUMBERED.matcher(name(file));
        return matcher.matches() ? IN_ORDER.indexOf(matcher.group(1)) : IN_ORDER.size();
    }
}
