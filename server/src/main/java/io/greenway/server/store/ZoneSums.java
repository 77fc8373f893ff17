package io.greenway.server.store;

import io.greenway.core.statistics.Sum;
import io.greenway.core.statistics.Tally;
import io.greenway.core.statistics.Tally.Place;
import io.greenway.core.statistics.Tally.Wait;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// The tables `zone_sum` and `zone_wait`: what was released, added up by day and dimension, so that
/// nobody who looks at the zone reads declarations. A row knows a few of the sellers behind it, no
/// more than it takes to tell whether it may be shown.
final class ZoneSums {
    private static final String SUMS =
            """
            INSERT INTO zone_sum AS z
                (day, dimension, key, declarations, goods_fen, tax_fen, sellers)
            SELECT day, dimension, key, declarations, goods_fen, tax_fen,
                string_to_array(sellers, ' ')
            FROM unnest(?::date[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                    ?::text[])
                AS u (day, dimension, key, declarations, goods_fen, tax_fen, sellers)
            ON CONFLICT (day, dimension, key) DO UPDATE SET
                declarations = z.declarations + excluded.declarations,
                goods_fen = z.goods_fen + excluded.goods_fen,
                tax_fen = z.tax_fen + excluded.tax_fen,
                sellers = CASE
                    WHEN cardinality(z.sellers) >= %1$d OR z.sellers @> excluded.sellers
                        THEN z.sellers
                    ELSE (SELECT array_agg(seller) FROM (
                            SELECT DISTINCT seller FROM unnest(z.sellers || excluded.sellers) seller
                            ORDER BY seller LIMIT %1$d) AS few)
                    END
            """
                    .formatted(Sum.ENOUGH);

    private static final String WAITS =
            """
            INSERT INTO zone_wait AS z (day, place, step, declarations)
            SELECT * FROM unnest(?::date[], ?::text[], ?::integer[], ?::bigint[])
            ON CONFLICT (day, place, step) DO UPDATE SET
                declarations = z.declarations + excluded.declarations
            """;

    private ZoneSums() {}

    static void add(Connection connection, Tally tally) throws SQLException {
        List<Map.Entry<Place, Sum>> sums = List.copyOf(tally.sums().entrySet());
        if (!sums.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement(SUMS)) {
                array(connection, insert, 1, "date", sums, one -> one.getKey().day());
                array(connection, insert, 2, "text", sums, one -> one.getKey().dimension().name());
                array(connection, insert, 3, "text", sums, one -> one.getKey().key());
                array(connection, insert, 4, "bigint", sums, one -> one.getValue().declarations());
                array(connection, insert, 5, "bigint", sums, one -> one.getValue().goods().fen());
                array(connection, insert, 6, "bigint", sums, one -> one.getValue().tax().fen());
                array(
                        connection,
                        insert,
                        7,
                        "text",
                        sums,
                        one -> String.join(" ", one.getValue().sellers()));
                insert.executeUpdate();
            }
        }
        List<Map.Entry<Wait, Long>> waits = List.copyOf(tally.waits().entrySet());
        if (!waits.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement(WAITS)) {
                array(connection, insert, 1, "date", waits, one -> one.getKey().day());
                array(connection, insert, 2, "text", waits, one -> one.getKey().group());
                array(connection, insert, 3, "integer", waits, one -> one.getKey().step());
                array(connection, insert, 4, "bigint", waits, one -> one.getValue());
                insert.executeUpdate();
            }
        }
    }

    @FunctionalInterface
    private interface Column<T> {
        Object of(T value);
    }

    private static <T> void array(
            Connection connection,
            PreparedStatement statement,
            int at,
            String type,
            List<T> rows,
            Column<T> column)
            throws SQLException {
        Object[] values = new Object[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.of(rows.get(row));
        }
        statement.setArray(at, connection.createArrayOf(type, values));
    }
}
