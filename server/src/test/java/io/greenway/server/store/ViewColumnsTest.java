package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.desk.Regulator;
import io.greenway.server.TestDatabase;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: a regulator's view of the database has the columns that its queries name, the number by
/// which they are found, and no other that a query could name.
class ViewColumnsTest {
    @Test
    void theViewsOfTheDatabaseHaveNoOtherColumns() throws Exception {
        try (Database database = TestDatabase.open();
                Connection connection = database.source().getConnection()) {
            for (Regulator regulator : Regulator.values()) {
                List<String> found = new ArrayList<>();
                Query.run(
                        connection,
                        """
                        SELECT replace(split_part(table_name, '_', 2), 'lines', 'goods') || ' ' || column_name
                        FROM information_schema.columns
                        WHERE table_schema = current_schema() AND column_name <> 'dossier'
                            AND table_name IN (?, ?, ?)
                        """,
                        select -> {
                            select.setString(1, regulator.json() + "_head");
                            select.setString(2, regulator.json() + "_lines");
                            select.setString(3, regulator.json() + "_returns");
                        },
                        row -> found.add(row.getString(1)));
                assertThat(found)
                        .as("%s", regulator)
                        .containsExactlyInAnyOrderElementsOf(RegulatorViews.columns(regulator));
            }
        }
    }
}
