package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Goal: what goes in by binary COPY is what PostgreSQL reads. Method: values go in and come back.
class CopyRowsTest {
    private static final long SEED = 1;

    @Test
    void numbersOfAnyScaleComeBack() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        List<BigDecimal> numbers =
                new ArrayList<>(
                        Stream.of(
                                        "0",
                                        "0.00",
                                        "1",
                                        "0.1",
                                        "0.00001",
                                        "9999",
                                        "10000",
                                        "12345.6789",
                                        "100000000",
                                        "99999999999999.99999",
                                        "1E+3")
                                .map(BigDecimal::new)
                                .toList());
        while (numbers.size() < 1_000) {
            long digits = random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63);
            numbers.add(BigDecimal.valueOf(digits, random.nextInt(19)));
        }
        CopyRows rows = new CopyRows("number (value)");
        numbers.forEach(number -> rows.add(number).end());
        List<String> shown = numbers.stream().map(BigDecimal::toPlainString).toList();
        assertThat(through("CREATE TEMPORARY TABLE number (value numeric)", rows))
                .as("seed %d", SEED)
                .containsExactlyElementsOf(shown);
    }

    @Test
    void daysComeBack() throws Exception {
        CopyRows rows = new CopyRows("number (value)");
        List<LocalDate> days =
                List.of(
                        LocalDate.of(1999, 12, 31),
                        LocalDate.of(2000, 1, 1),
                        LocalDate.of(2026, 2, 28));
        days.forEach(day -> rows.day(day).end());
        assertThat(through("CREATE TEMPORARY TABLE number (value date)", rows))
                .containsExactly("1999-12-31", "2000-01-01", "2026-02-28");
    }

    private static List<String> through(String table, CopyRows rows) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Database database = TestDatabase.open();
                Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(table);
            rows.send(connection);
            try (ResultSet values = statement.executeQuery("SELECT value::text FROM number")) {
                while (values.next()) {
                    found.add(values.getString(1));
                }
            }
        }
        return found;
    }
}
