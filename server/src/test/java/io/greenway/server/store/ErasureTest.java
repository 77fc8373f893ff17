package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Reference;
import io.greenway.server.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Goal: what nobody may look at any more goes, a bounded number of rows at a time, and not a day
/// earlier. Method: rows of given days, steps at given times; the parameters say ten years for the
/// longest view and five for the log.
class ErasureTest {
    private static final Reference REFERENCE = Reference.bundled().with("ERASURE_ROWS", "2");
    private static final Instant LAST_DAY = Instant.parse("2036-11-20T04:00:00Z");
    private static final Instant DAY_AFTER = Instant.parse("2036-11-21T04:00:00Z");

    @Test
    void rowsAreErasedWhenTheirTimeIsOverAndNotBefore() throws Exception {
        try (Database database = TestDatabase.open()) {
            run(
                    database,
                    """
                    INSERT INTO release
                        SELECT n, 'I' || n, 'O' || n, 'P', 'S', 'S', 'A', 'A', '7900', '9610',
                            'buyer-' || n, '502', '2026-11-01', '2026-11-20T00:00:00Z',
                            '2026-11-20', 100
                        FROM generate_series(1, 3) n;
                    INSERT INTO particulars
                        SELECT n, 1, '2026-11-20', '5101', 'B', 'L', 'L' || n, 'P', 'T' || n
                        FROM generate_series(1, 3) n;
                    INSERT INTO tax_bill (invt_no, stage, version, payer_code, buyer, value_fen,
                            estimated_fen, duty_fen, vat_fen, consumption_tax_fen, due_fen,
                            paid_fen, late_fee_fen, offset_fen, refundable_fen, differences,
                            differs, updated_at)
                        SELECT 'I' || n, 'PAID', 1, 'A', 'taxed-' || n, 100, 9, 0, 9, 0, 0, 9, 0, 0,
                            0, 0, false, '2026-12-30T00:00:00Z'
                        FROM generate_series(1, 3) n;
                    INSERT INTO access_log (at, who, role, view, subject) VALUES
                        ('2031-11-20T15:59:59Z', 'ann', 'tax', 'declaration', 'I1'),
                        ('2031-11-20T16:00:00Z', 'ann', 'tax', 'declaration', 'I2');
                    INSERT INTO parcel_arrival VALUES
                        ('L1', 'L', 'S', 'g1', '', 'S', '7900', '2036-05-20T15:59:59Z', 1, NULL),
                        ('L2', 'L', 'S', 'g2', '', 'S', '7900', '2036-05-20T16:00:00Z', 1, NULL);
                    """);
            Erasure erasure = new Erasure(database.source(), () -> REFERENCE);
            assertThat(erasure.due(LAST_DAY, 500)).isEmpty();
            assertThat(erasure.step(LAST_DAY)).isZero();
            assertThat(erasure.due(DAY_AFTER, 500)).containsExactly(DAY_AFTER);
            assertThat(erasure.step(DAY_AFTER))
                    .as("two buyers, two numbers, a look, an arrival")
                    .isEqualTo(6);
            assertThat(erasure.step(DAY_AFTER)).as("the third").isEqualTo(2);
            assertThat(erasure.step(DAY_AFTER)).isZero();
            assertThat(erasure.due(DAY_AFTER, 500)).isEmpty();
            assertThat(
                            one(
                                    database,
                                    """
                                    SELECT string_agg(buyer || pay_no || logistics_no || region, '')
                                        || sum(goods_fen)
                                    FROM release JOIN particulars USING (dossier)
                                    """))
                    .as("sums stay")
                    .isEqualTo("300");
            assertThat(one(database, "SELECT string_agg(buyer, '') || sum(paid_fen) FROM tax_bill"))
                    .as("and so does the tax")
                    .isEqualTo("27");
            assertThat(one(database, "SELECT string_agg(subject, ' ') FROM access_log"))
                    .isEqualTo("I2");
            assertThat(one(database, "SELECT string_agg(logistics_no, ' ') FROM parcel_arrival"))
                    .isEqualTo("L2");
        }
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(Database database, String sql) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
