package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.money.Money;
import io.greenway.server.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// Goal: a quota that is used beyond the limit of its own year is found, and one that is used up is
/// not.
class LedgerSumsTest {
    @Test
    void quotasBeyondTheLimitOfTheirYearAreCounted() throws Exception {
        try (Database database = TestDatabase.open()) {
            var sums = new LedgerSums(database.source());
            assertThat(sums.overdrawnQuotas(LedgerSumsTest::limit)).isZero();
            put(database, "('A', 2018, 0, 2000000), ('A', 2026, 100000, 2500000)");
            assertThat(sums.overdrawnQuotas(LedgerSumsTest::limit)).isZero();
            put(database, "('B', 2018, 0, 2000001), ('B', 2026, 100001, 2500000)");
            assertThat(sums.overdrawnQuotas(LedgerSumsTest::limit)).isEqualTo(2);
        }
    }

    private static Money limit(int year) {
        return Money.of(year < 2019 ? "20000" : "26000");
    }

    private static void put(Database database, String rows) throws Exception {
        try (Connection connection = database.source().getConnection();
                Statement insert = connection.createStatement()) {
            insert.executeUpdate(
                    "INSERT INTO quota (buyer, year, reserved_fen, confirmed_fen) VALUES " + rows);
        }
    }
}
