package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Goal: an enterprise finds all of its own in a large zone, newest first and each once, and reads
/// little of the others'. Method: a zone of a quarter of a million rows, filled by SQL, in which
/// one
/// enterprise has a great part and another a few.
class DossierListTest {
    private static final int ROWS = 250_000;

    /// One row in 5,003 names them, each time in another role.
    private static final String RARE = "RARE";

    private static final String COMMON = "SELLER3";

    private static Database database;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.open();
        run(
                """
                INSERT INTO dossier (id, order_no, ebp_code, stage, ebc_code, agent_code, papers,
                    events, updated_at)
                SELECT n, 'N' || n,
                    CASE WHEN mod(n, 15009) = 0 THEN 'RARE' ELSE 'PLATFORM' || mod(n, 7) END,
                    CASE WHEN mod(n, 1009) = 0 THEN 'REJECTED' ELSE 'RELEASED' END,
                    CASE WHEN mod(n, 15009) = 5003 THEN 'RARE' ELSE 'SELLER' || mod(n, 40) END,
                    CASE WHEN mod(n, 15009) = 10006 THEN 'RARE' ELSE 'AGENT' || mod(n, 3) END,
                    'ORDER', 1, now()
                FROM generate_series(1, %d) n
                """
                        .formatted(ROWS));
        run(
                """
                INSERT INTO party_block (party, block)
                SELECT DISTINCT party, d.id >> 10 FROM dossier d
                CROSS JOIN LATERAL unnest(ARRAY[d.ebp_code, d.ebc_code, d.agent_code]) AS party
                """);
        run("ANALYZE");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Long> ids(String condition) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Connection connection = database.source().getConnection()) {
            String sql = "SELECT id FROM dossier WHERE " + condition + " ORDER BY id DESC";
            Query.run(connection, sql, select -> {}, row -> ids.add(row.getLong(1)));
        }
        return ids;
    }

    /// All pages, and how many of them there were.
    private static List<Long> pages(Optional<String> party, Set<String> stages, int limit, int most)
            throws SQLException {
        DossierList list = new DossierList(database.source());
        List<Long> ids = new ArrayList<>();
        Long before = Long.MAX_VALUE;
        int pages = 0;
        while (before != null) {
            var page = list.page(new DossierList.Wanted(party, stages, "", before, limit));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(one -> ids.add(one.id()));
            before = page.next();
            pages++;
        }
        assertThat(pages).isLessThanOrEqualTo(most);
        return ids;
    }

    @Test
    void whoHasFewFindsThemAtOnce() throws SQLException {
        List<Long> all = ids("'RARE' IN (ebp_code, ebc_code, agent_code)");
        assertThat(all).hasSizeGreaterThan(40);
        assertThat(pages(Optional.of(RARE), Set.of(), 50, 1)).isEqualTo(all);
        assertThat(pages(Optional.of(RARE), Set.of(), 7, all.size() / 7 + 1)).isEqualTo(all);
        assertThat(pages(Optional.of("NOBODY"), Set.of(), 50, 1)).isEmpty();
    }

    @Test
    void whoHasManyFindsAllInTheirOrder() throws SQLException {
        List<Long> all = ids("ebc_code = 'SELLER3'");
        assertThat(pages(Optional.of(COMMON), Set.of(), 500, all.size() / 500 + 1)).isEqualTo(all);
        List<Long> refused = ids("ebc_code = 'SELLER3' AND stage = 'REJECTED'");
        assertThat(pages(Optional.of(COMMON), Set.of("REJECTED"), 500, ROWS / 100_000 + 1))
                .isEqualTo(refused);
    }

    @Test
    void whoMaySeeAllGoesAlongAll() throws SQLException {
        List<Long> refused = ids("stage = 'REJECTED'");
        assertThat(pages(Optional.empty(), Set.of("REJECTED"), 500, ROWS / 100_000 + 1))
                .isEqualTo(refused);
    }
}
