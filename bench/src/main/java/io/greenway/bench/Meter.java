package io.greenway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

/// Reads the counters of everything that takes part.
///
/// @param subject what is measured
/// @param load the process that sends and reads
/// @param database its PostgreSQL
/// @param folder with the log of its garbage collector
record Meter(Subject subject, ProcessHandle load, Database database, Path folder) {
    private static final double MICROS = 1e6;

    /// The counters at a moment.
    ///
    /// @param server CPU seconds of the service's virtual machine
    /// @param postgres of all processes of PostgreSQL, ended ones included
    /// @param load of the load process
    /// @param wal bytes of log written by PostgreSQL
    /// @param disk bytes of the database's files
    /// @param gc lines in the log of the garbage collector
    record Moment(double server, double postgres, double load, long wal, long disk, int gc) {}

    Moment moment() throws SQLException, IOException {
        return new Moment(
                ProcessFigures.cpuSeconds(Stream.of(subject.process())),
                ProcessFigures.cpuSeconds(subject.postgres().stream()),
                ProcessFigures.cpuSeconds(Stream.of(load)),
                database.walBytes(),
                database.diskBytes(),
                gcLog().lines());
    }

    private GcLog gcLog() {
        return new GcLog(folder.resolve("gc.log"));
    }

    /// Writes down what a stretch cost.
    void report(Moment before, Moment after, double declarations, Map<String, Object> figures)
            throws IOException {
        double server = MICROS * (after.server() - before.server()) / declarations;
        double postgres = MICROS * (after.postgres() - before.postgres()) / declarations;
        figures.put("cpuMicrosPerDeclaration", Math.round(server + postgres));
        figures.put("cpuMicrosServer", Math.round(server));
        figures.put("cpuMicrosPostgres", Math.round(postgres));
        figures.put(
                "cpuMicrosLoad",
                Math.round(MICROS * (after.load() - before.load()) / declarations));
        figures.put(
                "walBytesPerDeclaration", Math.round((after.wal() - before.wal()) / declarations));
        figures.put(
                "diskBytesPerDeclaration",
                Math.round((after.disk() - before.disk()) / declarations));
        GcLog.Pauses pauses = gcLog().between(before.gc(), after.gc());
        figures.put("gcPauses", pauses.count());
        figures.put("gcMillis", Math.round(pauses.millis() * 10) / 10.0);
        figures.put("gcLongestMillis", pauses.longest());
        figures.put("peakHeapBytes", pauses.peakHeap());
        figures.put(
                "peakResidentBytes", ProcessFigures.bytes(subject.process(), "status", "VmHWM"));
        figures.put(
                "postgresMemoryBytes",
                subject.postgres().stream()
                        .mapToLong(one -> ProcessFigures.bytes(one, "smaps_rollup", "Pss"))
                        .sum());
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
