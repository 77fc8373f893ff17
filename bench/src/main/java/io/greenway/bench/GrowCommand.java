package io.greenway.bench;

import io.greenway.bench.load.DataSet;
import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.postgres.EmbeddedPostgres;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// The rate with more and more already stored.
@Command(
        name = "grow",
        description = "As batch, with more and more declarations stored already.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GrowCommand implements Callable<Integer> {
    private static final int FASTEST = 6000;
    private static final long MILLION = 1_000_000;

    @Option(
            names = "--millions",
            paramLabel = "N",
            split = ",",
            description = "How many are stored, in millions, after none (default: 1,10,50).")
    private List<BigDecimal> millions =
            List.of(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.valueOf(50));

    @Option(names = "--seconds", paramLabel = "N", description = "How long at each size.")
    private int seconds = 60;

    @Option(
            names = "--declarations",
            paramLabel = "N",
            description = "Send so many at each size instead, the ramp-up included.")
    private int declarations;

    @Option(names = "--ramp-up", paramLabel = "N", description = "Declarations not counted.")
    private int rampUp = Mode.BATCH.rampUp();

    @Option(
            names = "--without-bodies",
            description = "Leave the sealed texts of the copies empty, where the disk is small.")
    private boolean withoutBodies;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there.")
    private @Nullable Path json;

    @Option(names = "--home", paramLabel = "DIR", description = "Where data sets are kept.")
    private Path home = Home.target().resolve("data");

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(home);
        home = home.toRealPath();
        Path folder = Folders.fresh(home);
        Path kept = home.resolve("demo");
        DemoHome.prepare(kept, folder.resolve("data"));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("mode", "grow");
        result.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        result.putAll(Machine.describe());
        result.put("bodies", !withoutBodies);
        List<Map<String, Object>> sizes = new ArrayList<>();
        result.put("sizes", sizes);
        boolean right = measure(folder, 0, 0, sizes);
        long copies = 0;
        for (BigDecimal million : millions) {
            long wanted = million.multiply(BigDecimal.valueOf(MILLION)).longValueExact();
            copies = grow(folder, wanted, copies);
            right &= measure(folder, sizes.size(), wanted, sizes);
        }
        String text = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result);
        System.out.println(text);
        if (json != null) {
            Files.writeString(json, text + "\n");
        }
        return right ? 0 : 1;
    }

    private long grow(Path folder, long wanted, long copies) throws SQLException {
        System.err.printf(Locale.ROOT, "growing to %,d declarations%n", wanted);
        Path postgresql = folder.resolve("data").resolve("postgresql");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(postgresql, step -> {})) {
            DatabaseAddress address = postgres.address();
            try (Connection connection =
                    DriverManager.getConnection(
                            address.url(), address.user(), address.password())) {
                Growth growth = new Growth(connection, !withoutBodies);
                if (copies == 0) {
                    growth.keepTemplate();
                }
                return growth.growTo(wanted, copies);
            }
        }
    }

    private boolean measure(Path folder, int number, long stored, List<Map<String, Object>> sizes)
            throws Exception {
        int most = declarations > 0 ? declarations : rampUp + FASTEST * seconds;
        Request request =
                new Request(
                        Mode.BATCH,
                        declarations > 0 ? 0 : seconds,
                        most,
                        rampUp,
                        0,
                        Mode.BATCH.connections(),
                        Mode.BATCH.window(),
                        1 + number,
                        true,
                        true,
                        home,
                        List.of(),
                        null);
        DataSet set = DataSets.prepare(request, RealServer.kept(home.resolve("demo")));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("stored", stored);
        sizes.add(figures);
        return ServerRun.measure(request, folder, set, figures);
    }
}
