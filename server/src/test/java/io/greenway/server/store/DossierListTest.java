package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestDatabase;
import io.greenway.server.store.DossierList.Time;
import io.greenway.server.store.DossierList.Wanted;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
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

    /// A row a minute, so 1,440 a day.
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private static Database database;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.open();
        run(
                """
                INSERT INTO dossier (id, order_no, ebp_code, stage, ebc_code, agent_code, papers,
                    events, updated_at, trade_mode)
                SELECT n, 'N' || n,
                    CASE WHEN mod(n, 15009) = 0 THEN 'RARE' ELSE 'PLATFORM' || mod(n, 7) END,
                    CASE WHEN mod(n, 1009) = 0 THEN 'REJECTED' ELSE 'RELEASED' END,
                    CASE WHEN mod(n, 15009) = 5003 THEN 'RARE' ELSE 'SELLER' || mod(n, 40) END,
                    CASE WHEN mod(n, 15009) = 10006 THEN 'RARE' ELSE 'AGENT' || mod(n, 3) END,
                    'ORDER', 1, now(), CASE WHEN mod(n, 503) = 0 THEN '1210' ELSE '9610' END
                FROM generate_series(1, %d) n
                """
                        .formatted(ROWS));
        run(
                """
                INSERT INTO party_block (party, block)
                SELECT DISTINCT party, d.id >> 10 FROM dossier d
                CROSS JOIN LATERAL unnest(ARRAY[d.ebp_code, d.ebc_code, d.agent_code]) AS party
                """);
        // What came in the same minute takes turns.
        run(
                """
                INSERT INTO history (dossier, seq, at, events)
                SELECT n, 0, timestamptz '2026-01-01 00:00+00' + (n + mod(n * 7, 3) - 1) * interval '1 minute', '[]'
                FROM generate_series(1, %d) n
                """
                        .formatted(ROWS));
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
        return pages(
                new Wanted(party, stages, "", "", "", Optional.empty(), Long.MAX_VALUE, limit),
                most);
    }

    private static List<Long> pages(Wanted wanted, int most) throws SQLException {
        DossierList list = new DossierList(database.source());
        List<Long> ids = new ArrayList<>();
        Long before = wanted.before();
        int pages = 0;
        while (before != null) {
            var page =
                    list.page(
                            new Wanted(
                                    wanted.party(),
                                    wanted.stages(),
                                    wanted.text(),
                                    wanted.mode(),
                                    wanted.seller(),
                                    wanted.begun(),
                                    before,
                                    wanted.limit()));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(wanted.limit());
            page.items().forEach(one -> ids.add(one.id()));
            before = page.next();
            pages++;
        }
        assertThat(pages).isLessThanOrEqualTo(most);
        return ids;
    }

    private static Optional<Time> day(int number) {
        Instant from = BEGINNING.plus(Duration.ofDays(number));
        return Optional.of(new Time(from, from.plus(Duration.ofDays(1))));
    }

    private static Wanted wanted(String party, String mode, String seller, Optional<Time> begun) {
        return new Wanted(
                party.isEmpty() ? Optional.empty() : Optional.of(party),
                Set.of(),
                "",
                mode,
                seller,
                begun,
                Long.MAX_VALUE,
                500);
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

    /// The rows of a day long ago are found without going along those that came since.
    @Test
    void aDayLongAgoIsFoundAtOnce() throws SQLException {
        String ofDay =
                "EXISTS (SELECT FROM history h WHERE h.dossier = id AND h.at >= '2026-01-03 00:00+00'"
                        + " AND h.at < '2026-01-04 00:00+00')";
        List<Long> all = ids(ofDay);
        assertThat(all).hasSize(1440);
        assertThat(pages(wanted("", "", "", day(2)), 3)).isEqualTo(all);
        List<Long> own = ids(ofDay + " AND ebc_code = 'SELLER3'");
        assertThat(own).hasSizeGreaterThan(30);
        assertThat(pages(wanted(COMMON, "", "", day(2)), 1)).isEqualTo(own);
        assertThat(pages(wanted("", "", COMMON, day(2)), 1)).isEqualTo(own);
        assertThat(pages(wanted("", "", "", day(-3)), 1)).isEmpty();
        assertThat(pages(wanted("", "", "", day(400)), 1)).isEmpty();
    }

    @Test
    void modeAndSellerNarrowTheList() throws SQLException {
        List<Long> bonded = ids("trade_mode = '1210' AND ebc_code = 'SELLER3'");
        assertThat(bonded).hasSizeGreaterThan(5);
        assertThat(pages(wanted(COMMON, "1210", "", Optional.empty()), ROWS / 100_000 + 1))
                .isEqualTo(bonded);
        // A platform with many sellers goes only to where the seller is.
        List<Long> rare = ids("ebc_code = 'RARE' AND ebp_code = 'PLATFORM1'");
        assertThat(rare).isNotEmpty();
        assertThat(pages(wanted("PLATFORM1", "", RARE, Optional.empty()), 1)).isEqualTo(rare);
    }
}
