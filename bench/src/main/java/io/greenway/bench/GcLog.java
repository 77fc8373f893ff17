package io.greenway.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /// Bytes written so far.
    long length() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /// Pauses between two lengths of the log.
    Pauses between(long from, long to) throws IOException {
        byte[] all = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int end = (int) Math.min(to, all.length);
        String part = new String(all, (int) from, end - (int) from, StandardCharsets.ISO_8859_1);
        int count = 0;
        double millis = 0;
        double longest = 0;
        long peak = 0;
        for (String line : part.split("\n")) {
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
