package io.greenway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What Linux says of processes.
public final class ProcessFigures {
    private static final double TICKS_A_SECOND = 100;

    private ProcessFigures() {}

    /// CPU time of processes in seconds, their ended children included.
    public static double cpuSeconds(Stream<ProcessHandle> processes) {
        return processes.mapToLong(ProcessFigures::ticks).sum() / TICKS_A_SECOND;
    }

    private static long ticks(ProcessHandle process) {
        try {
            String text = Files.readString(file(process, "stat"));
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int at = 11; at <= 14; at++) {
                ticks += Long.parseLong(fields[at]);
            }
            return ticks;
        } catch (IOException ended) {
            return 0; // Its parent counts it among its children now.
        }
    }

    /// Bytes of one line of `status` or `smaps_rollup`, such as `VmHWM` or `Pss`; 0 when the
    /// process ended.
    static long bytes(ProcessHandle process, String file, String name) {
        try {
            List<String> lines = Files.readAllLines(file(process, file));
            return lines.stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    private static Path file(ProcessHandle process, String name) {
        return Path.of("/proc", String.valueOf(process.pid()), name);
    }
}
