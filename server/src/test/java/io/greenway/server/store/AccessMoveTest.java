package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestDatabase;
import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.start.Progress;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// Goal: questions about buyers that an earlier version wrote into a table of their own are found
/// where every look stands. Method: a database of that version, moved on.
class AccessMoveTest {
    private static final String BUYER = "pseudonym-1";

    @Test
    void whatWasAskedBeforeIsFoundAmongTheLooks() throws Exception {
        DatabaseAddress address = TestDatabase.fresh();
        String schema = address.parameter("currentSchema").orElseThrow();
        Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .schemas(schema)
                .locations("classpath:db/migration")
                .javaMigrations(new PackReceipts(), new ShortenAssessments())
                .target("13")
                .load()
                .migrate();
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO service_access (at, service, caller, buyer, outcome) VALUES
                        ('2026-11-01T00:00:00Z', 'PRE_CHECK', '5101960D01', 'pseudonym-1', 'FITS'),
                        ('2026-11-02T00:00:00Z', 'QUOTA', 'identity', 'pseudonym-1', 'TOLD'),
                        ('2026-11-02T00:00:00Z', 'QUOTA', 'identity', 'pseudonym-2', 'TOLD')
                    """);
        }
        try (Database database = Database.open(address, Progress.silent())) {
            AccessLog log = new AccessLog(database.source());
            assertThat(log.about(List.of(BUYER), 10))
                    .isEqualTo(
                            List.of(
                                    AccessLog.Access.about(
                                            Instant.parse("2026-11-02T00:00:00Z"),
                                            "QUOTA",
                                            "identity",
                                            BUYER,
                                            "TOLD"),
                                    AccessLog.Access.about(
                                            Instant.parse("2026-11-01T00:00:00Z"),
                                            "PRE_CHECK",
                                            "5101960D01",
                                            BUYER,
                                            "FITS")));
            assertThat(log.count("QUOTA", "identity", BUYER, Instant.EPOCH)).isEqualTo(1);
        }
    }
}
