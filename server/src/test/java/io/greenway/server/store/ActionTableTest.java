package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.CountedConnections;
import io.greenway.server.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: what people did stays as it was written, or it is seen. Method: rows are changed and taken
/// out by an outsider.
class ActionTableTest {
    private static final Instant AT = Instant.parse("2026-11-22T04:00:00.123456789Z");

    private static void fill(ActionTable table) {
        for (int at = 1; at <= 4; at++) {
            table.append(AT, "ann", "registry", "E" + at, "applied", "{\"n\":" + at + "}");
        }
    }

    @Test
    void actionsComeBackInOrderAndTheChainHolds() throws Exception {
        try (Database database = TestDatabase.open()) {
            ActionTable table = new ActionTable(database.source());
            fill(table);
            table.append(AT, "ben", "reference", "1", "entered", "{}");
            assertThat(table.all("registry"))
                    .extracting(ActionTable.Action::subject)
                    .containsExactly("E1", "E2", "E3", "E4");
            assertThat(table.page("registry", "E2", 0, 10)).hasSize(1);
            assertThat(table.page("registry", "E2", 2, 10)).isEmpty();
            assertThat(table.broken()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE officer_action SET body = '{}' WHERE id = 2",
                "UPDATE officer_action SET actor = 'cat' WHERE id = 2",
                "UPDATE officer_action SET at = at + interval '1 second' WHERE id = 2",
                "DELETE FROM officer_action WHERE id = 2"
            })
    void whatIsChangedLaterIsSeen(String tampering) throws Exception {
        try (Database database = TestDatabase.open()) {
            ActionTable table = new ActionTable(database.source());
            fill(table);
            run(database, tampering);
            assertThat(table.broken()).isNotEmpty();
        }
    }

    /// The pump would have had none of sixteen connections otherwise.
    @Test
    void manyWhoAskAtOnceLeaveConnectionsToOthers() throws Exception {
        try (Database database = TestDatabase.open()) {
            CountedConnections counted = new CountedConnections(database.source());
            ActionTable table = new ActionTable(counted.source());
            for (int round = 0; round < 40; round++) {
                fill(table);
            }
            List<Thread> threads =
                    IntStream.range(0, 16)
                            .mapToObj(
                                    at ->
                                            Thread.ofVirtual()
                                                    .start(
                                                            at % 4 == 0
                                                                    ? () -> fill(table)
                                                                    : table::broken))
                            .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(table.broken()).isEmpty();
            assertThat(table.all("registry")).hasSize(4 * 40 + 4 * 4);
            assertThat(counted.most()).as("connections at once").isBetween(1, 2);
        }
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
