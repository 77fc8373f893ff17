package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenway.server.TestDatabase;
import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.start.Progress;
import io.greenway.server.start.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    @Test
    void isForOneServerAlone() {
        DatabaseAddress address = TestDatabase.fresh();
        try (Database first = Database.open(address, Progress.silent())) {
            assertThat(first.source()).isNotNull();
            assertThatThrownBy(() -> Database.open(address, Progress.silent()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("another Greenway works on it");
        }
        Database.open(address, Progress.silent()).close();
    }

    @Test
    void takesTheLockAgainWhenItsConnectionWasLost() throws Exception {
        try (Database database = TestDatabase.open()) {
            int backend = database.lock().inTransaction(DatabaseTest::backend);
            TestDatabase.run("SELECT pg_terminate_backend(" + backend + ", 10000)");
            assertThatThrownBy(() -> database.lock().inTransaction(DatabaseTest::backend))
                    .isInstanceOf(SQLException.class);
            assertThat(database.lock().inTransaction(DatabaseTest::backend)).isNotEqualTo(backend);
        }
    }

    @Test
    void refusesADatabaseThatMayForget() throws Exception {
        DatabaseAddress address = TestDatabase.address();
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            assertThatThrownBy(() -> Durability.mustHold(connection))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("synchronous_commit is off and must be on");
        }
    }

    @Test
    void saysThatNobodyAnswers() {
        var nowhere = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/none", "u", "secret");
        assertThatThrownBy(() -> Database.open(nowhere, Progress.silent()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be used")
                .hasMessageNotContaining("secret");
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
