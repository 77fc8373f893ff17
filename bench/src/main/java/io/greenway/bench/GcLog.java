package io.greenway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The log of the garbage collector, as `-Xlog:gc` writes it.
///
/// @param file the log
record GcLog(Path file) {
    /// Pauses of a stretch of the log.
    ///
    /// @param count how many
    /// @param millis how long together
    /// @param longest the longest, in milliseconds
    /// @param peakHeap most bytes of heap in use before a collection
    record Pauses(int count, double millis, double longest, long peakHeap) {}

    private static final Pattern PAUSE =
            Pattern.compile("Pause .*?(\\d+)M->\\d+M\\(\\d+M\\) ([\\d.]+)ms");

    /// Lines written so far.
    int lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    /// Pauses between two lines.
    Pauses between(int from, int to) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        int count = 0;
        double millis = 0;
        double longest = 0;
        long peak = 0;
        for (String line : lines.subList(from, Math.min(to, lines.size()))) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                double took = Double.parseDouble(pause.group(2));
                count++;
                millis += took;
                longest = Math.max(longest, took);
                peak = Math.max(peak, Long.parseLong(pause.group(1)) << 20);
            }
        }
        return new Pauses(count, millis, longest, peak);
    }
}
