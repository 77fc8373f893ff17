package io.greenway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/// Reads the counters of everything that takes part.
///
/// @param subject what is measured
/// @param load the process that sends and reads
/// @param folder with the log of its garbage collector
record Meter(Subject subject, ProcessHandle load, Path folder) {
    private static final double MICROS = 1e6;

    /// The counters at a moment.
    ///
    /// @param server CPU seconds of the service's virtual machine
    /// @param postgres of all processes of PostgreSQL, ended ones included
    /// @param load of the load process
    /// @param gc bytes in the log of the garbage collector
    record Moment(double server, double postgres, double load, long gc) {}

    /// What PostgreSQL wrote.
    ///
    /// @param wal bytes of its log
    /// @param disk bytes by which the database grew
    record Written(long wal, long disk) {}

    /// Memory at a moment.
    ///
    /// @param at when, in milliseconds
    /// @param server bytes of the service's process that are in memory
    /// @param postgres bytes of all processes of PostgreSQL, shared pages counted once
    record Memory(long at, long server, long postgres) {}

    Memory memory(long at) {
        return new Memory(
                at,
                ProcessFigures.bytes(subject.process(), "status", "VmRSS"),
                subject.postgres().stream()
                        .mapToLong(one -> ProcessFigures.bytes(one, "smaps_rollup", "Pss"))
                        .sum());
    }

    Moment moment() throws IOException {
        return new Moment(
                ProcessFigures.cpuSeconds(Stream.of(subject.process())),
                ProcessFigures.cpuSeconds(subject.postgres().stream()),
                ProcessFigures.cpuSeconds(Stream.of(load)),
                gcLog().length());
    }

    private GcLog gcLog() {
        return new GcLog(folder.resolve("gc.log"));
    }

    /// Writes down what a stretch cost.
    void report(
            Moment before,
            Moment after,
            Written written,
            double declarations,
            Map<String, Object> figures)
            throws IOException {
        double server = MICROS * (after.server() - before.server()) / declarations;
        double postgres = MICROS * (after.postgres() - before.postgres()) / declarations;
        figures.put("cpuMicrosPerDeclaration", Math.round(server + postgres));
        figures.put("cpuMicrosServer", Math.round(server));
        figures.put("cpuMicrosPostgres", Math.round(postgres));
        figures.put(
                "cpuMicrosLoad",
                Math.round(MICROS * (after.load() - before.load()) / declarations));
        figures.put("walBytesPerDeclaration", Math.round(written.wal() / declarations));
        figures.put("diskBytesPerDeclaration", Math.round(written.disk() / declarations));
        GcLog.Pauses pauses = gcLog().between(before.gc(), after.gc());
        figures.put("gcPauses", pauses.count());
        figures.put("gcMillis", Math.round(pauses.millis() * 10) / 10.0);
        figures.put("gcLongestMillis", pauses.longest());
        figures.put("peakHeapBytes", pauses.peakHeap());
        figures.put(
                "peakResidentBytes", ProcessFigures.bytes(subject.process(), "status", "VmHWM"));
    }

    /// Writes down what reading all receipts cost.
    void reportReading(
            Moment before, Moment after, double declarations, Map<String, Object> figures) {
        figures.put(
                "readingCpuMicrosServer",
                Math.round(MICROS * (after.server() - before.server()) / declarations));
        figures.put(
                "readingCpuMicrosPostgres",
                Math.round(MICROS * (after.postgres() - before.postgres()) / declarations));
    }
}
