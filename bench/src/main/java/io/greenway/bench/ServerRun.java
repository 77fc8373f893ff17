package io.greenway.bench;

import io.greenway.bench.load.DataSet;
import io.greenway.bench.load.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The real server on a fresh data folder, driven with a data set.
///
/// @param request what is asked for
/// @param folder its data and logs
record ServerRun(Request request, Path folder) {
    private static final String PARAMETERS = "io/greenway/core/reference/parameters.csv";

    private static final List<String> OPTIONS =
            List.of(
                    "-Xms1536m",
                    "-Xmx1536m",
                    "-XX:MaxGCPauseMillis=400",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:G1HeapRegionSize=4m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--sun-misc-unsafe-memory-access=allow");

    static ServerRun of(Request request) throws IOException {
        return new ServerRun(request, Folders.fresh(request.home()));
    }

    /// Measures.
    ///
    /// @param figures where the figures go
    /// @return whether every receipt was as expected
    boolean into(Map<String, Object> figures) throws Exception {
        Path data = folder.resolve("data");
        Path kept = request.home().resolve("demo");
        DemoHome.prepare(kept, data);
        DataSet set = DataSets.prepare(request, RealServer.kept(kept));
        if (request.mode().shape() == Shape.MIXED) {
            inspecting();
        }
        return measure(request, folder, set, figures);
    }

    /// Measures on a data folder as it is.
    static boolean measure(Request request, Path folder, DataSet set, Map<String, Object> figures)
            throws Exception {
        RealServer server = new RealServer(folder.resolve("data"), options(request, folder));
        Path resources = folder.resolve("resources");
        if (Files.exists(resources)) {
            server.with(resources);
        }
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::end));
        try {
            new Measurement(request, server, set, folder).into(figures);
        } finally {
            server.stop();
        }
        return !Objects.equals(figures.get("receiptsAsExpected"), false);
    }

    /// Options of the virtual machine of what is measured: as the launcher starts the platform, and
    /// with a log of garbage collections.
    static List<String> options(Request request, Path folder) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-Xlog:gc:file=" + folder.resolve("gc.log"));
        options.addAll(request.options());
        return options;
    }

    /// The parameters of the rules, with a share of inspections of one in a hundred.
    private void inspecting() throws IOException {
        Path file = folder.resolve("resources").resolve(PARAMETERS);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (InputStream in = ServerRun.class.getResourceAsStream("/" + PARAMETERS)) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(
                    file, text.replace("SIM_INSPECTION_SHARE,0,", "SIM_INSPECTION_SHARE,0.01,"));
        }
    }
}
