package io.greenway.bench;

import io.greenway.bench.load.DataSet;
import io.greenway.bench.load.DataSetMaker;
import io.greenway.bench.load.LoadPlan;
import io.greenway.bench.load.LoadProcess;
import io.greenway.core.clearance.Terms;
import io.greenway.core.sample.Party;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/// Modes `batch` and `single`: the real server with its PostgreSQL, driven over HTTP by a process
/// of its own until a time is over or a number is reached.
final class Rate {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> SERVER_OPTIONS =
            List.of(
                    "-Xms256m",
                    "-Xmx1536m",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--sun-misc-unsafe-memory-access=allow");

    /// What is asked for.
    ///
    /// @param mode name of the mode
    /// @param batch documents in a message
    /// @param seconds how long after the ramp-up; 0 for all declarations
    /// @param declarations most declarations
    /// @param rampUp declarations that are not counted
    /// @param rate declarations a second to hold; 0 for as fast as possible
    /// @param connections connections that send
    /// @param window most declarations under way
    /// @param data where data sets are kept
    /// @param options more options for the server's virtual machine
    record Request(
            String mode,
            int batch,
            int seconds,
            int declarations,
            int rampUp,
            double rate,
            int connections,
            int window,
            Path data,
            List<String> options) {}

    /// A moment of the counters.
    private record Moment(double server, double postgres, double load, long wal, long disk) {}

    private final Request request;

    Rate(Request request) {
        this.request = request;
    }

    /// Measures.
    ///
    /// @return the figures
    Map<String, Object> measure() throws Exception {
        Path home = request.data().toAbsolutePath().normalize();
        Files.createDirectories(home);
        Path folder = Files.createTempDirectory(home, "run");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = folder.resolve("data");
        DemoHome.prepare(home.resolve("demo"), data);
        RealServer server =
                new RealServer(
                        data,
                        Stream.concat(SERVER_OPTIONS.stream(), request.options().stream())
                                .toList());
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::end));
        try (Connection database = database(data)) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("mode", request.mode());
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                figures.put(setting, text(database, "SHOW " + setting));
            }
            int segments = makeData(server, home);
            run(server, database, folder, plan(server, home, segments), figures);
            return figures;
        } finally {
            server.stop();
        }
    }

    private int segmentSize() {
        return request.batch() == 1 ? 1000 : 5000;
    }

    private DataSet set(Path home) {
        return new DataSet(
                home.resolve("set-" + request.batch() + "-" + LocalDate.now(Terms.CHINA)),
                segmentSize());
    }

    private int makeData(RealServer server, Path home) throws IOException {
        int segments = Math.ceilDiv(request.declarations() + request.rampUp(), segmentSize());
        long began = System.nanoTime();
        int made =
                new DataSetMaker(
                                set(home),
                                1,
                                LocalDate.now(Terms.CHINA),
                                request.batch(),
                                server.parties(),
                                server::text)
                        .make(segments);
        System.err.printf(
                "data: %d of %d parts made in %.1f s%n",
                made, segments, (System.nanoTime() - began) / 1e9);
        return segments;
    }

    private LoadPlan plan(RealServer server, Path home, int segments) {
        DataSet set = set(home);
        return new LoadPlan(
                server.address().getHost(),
                server.address().getPort(),
                server.keys(),
                server.parties().agents().stream().map(Party::code).toList(),
                set.folder().toString(),
                set.declarationsASegment(),
                segments,
                request.rampUp(),
                request.seconds(),
                request.rate(),
                request.connections(),
                request.window());
    }

    private void run(
            RealServer server,
            Connection database,
            Path folder,
            LoadPlan plan,
            Map<String, Object> figures)
            throws Exception {
        Path file = folder.resolve("plan.json");
        JSON.writeValue(file.toFile(), plan);
        Process load =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LoadProcess.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader lines = load.inputReader()) {
            expect(lines, "ramped");
            Moment before = moment(server, database, load);
            expect(lines, "ended");
            Moment after = moment(server, database, load);
            JsonNode seen = JSON.readTree(lines.readLine());
            report(seen, before, after, figures);
            figures.put(
                    "peakResidentBytes", ProcessFigures.bytes(server.process(), "status", "VmHWM"));
            figures.put(
                    "postgresPssBytes",
                    server.postgres().stream()
                            .mapToLong(one -> ProcessFigures.bytes(one, "smaps_rollup", "Pss"))
                            .sum());
        } finally {
            load.destroy();
        }
    }

    private static void expect(BufferedReader lines, String word) throws IOException {
        String line = lines.readLine();
        if (!word.equals(line)) {
            throw new IllegalStateException("the load process said " + line);
        }
    }

    private static void report(
            JsonNode seen, Moment before, Moment after, Map<String, Object> figures) {
        double declarations = seen.get("declarations").asDouble();
        seen.propertyNames().forEach(name -> figures.put(name, seen.get(name)));
        figures.put(
                "declarationsPerSecond", Math.round(declarations / seen.get("seconds").asDouble()));
        double server = 1e6 * (after.server() - before.server()) / declarations;
        double postgres = 1e6 * (after.postgres() - before.postgres()) / declarations;
        figures.put("cpuMicrosPerDeclaration", Math.round(server + postgres));
        figures.put("cpuMicrosServer", Math.round(server));
        figures.put("cpuMicrosPostgres", Math.round(postgres));
        figures.put(
                "cpuMicrosLoad", Math.round(1e6 * (after.load() - before.load()) / declarations));
        figures.put(
                "walBytesPerDeclaration", Math.round((after.wal() - before.wal()) / declarations));
        figures.put(
                "diskBytesPerDeclaration",
                Math.round((after.disk() - before.disk()) / declarations));
    }

    private static Moment moment(RealServer server, Connection database, Process load)
            throws SQLException {
        return new Moment(
                ProcessFigures.cpuSeconds(Stream.of(server.process())),
                ProcessFigures.cpuSeconds(server.postgres().stream()),
                ProcessFigures.cpuSeconds(Stream.of(load.toHandle())),
                Long.parseLong(
                        text(
                                database,
                                "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint")),
                Long.parseLong(text(database, "SELECT pg_database_size(current_database())")));
    }

    private static String text(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection database(Path data) throws IOException, SQLException {
        Path postgresql = data.resolve("postgresql");
        String port =
                Files.readAllLines(postgresql.resolve("data").resolve("postmaster.pid"))
                        .get(3)
                        .strip();
        Properties login = new Properties();
        login.put("user", "greenway");
        login.put("password", Files.readString(postgresql.resolve("password")).strip());
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/greenway", login);
    }
}
