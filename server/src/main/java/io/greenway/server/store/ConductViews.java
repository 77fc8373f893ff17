package io.greenway.server.store;

import io.greenway.core.party.Conduct;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/// How enterprises have behaved: what the green channel goes by.
public final class ConductViews {
    /// An expired guarantee leaves nothing.
    private static final String CONDUCT =
            """
            SELECT e.code, coalesce(s.released, 0), coalesce(s.refused, 0),
                coalesce(s.handed_over, 0),
                (SELECT count(*) FROM inspection_order o
                    WHERE o.seller = e.code AND o.ordered_on BETWEEN ? AND ?
                        AND o.found IN ('FAIL_SAFETY', 'SUSPECT_QUARANTINE')),
                (SELECT count(*) FROM recall_notice n
                    WHERE n.seller = e.code AND n.stage <> 'FINISHED'),
                (SELECT CASE WHEN g.valid_to < ? THEN 0
                        ELSE g.limit_fen - coalesce(u.occupied_fen, 0) END
                    FROM guarantee g LEFT JOIN guarantee_use u USING (enterprise_code)
                    WHERE g.enterprise_code = e.code)
            FROM unnest(?::text[]) AS e (code)
            LEFT JOIN (
                SELECT key,
                    sum(declarations) FILTER (WHERE dimension = 'RELEASED_OF') AS released,
                    sum(declarations) FILTER (WHERE dimension = 'REFUSED_OF') AS refused,
                    sum(declarations) FILTER (WHERE dimension = 'HANDED_OVER_OF') AS handed_over
                FROM zone_sum
                WHERE day BETWEEN ? AND ? AND key = ANY (?)
                    AND dimension IN ('RELEASED_OF', 'REFUSED_OF', 'HANDED_OVER_OF')
                GROUP BY key) AS s ON s.key = e.code
            """;

    private final DataSource source;

    public ConductViews(DataSource source) {
        this.source = source;
    }

    /// The conduct of each.
    ///
    /// @param from first day that counts
    /// @param to last day that counts, on which guarantees must hold
    public Map<String, Conduct> of(Collection<String> codes, LocalDate from, LocalDate to)
            throws SQLException {
        Map<String, Conduct> found = new HashMap<>();
        if (codes.isEmpty()) {
            return found;
        }
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    CONDUCT,
                    select -> {
                        select.setDate(1, Date.valueOf(from));
                        select.setDate(2, Date.valueOf(to));
                        select.setDate(3, Date.valueOf(to));
                        select.setArray(4, Query.texts(connection, codes));
                        select.setDate(5, Date.valueOf(from));
                        select.setDate(6, Date.valueOf(to));
                        select.setArray(7, Query.texts(connection, codes));
                    },
                    row ->
                            found.put(
                                    row.getString(1),
                                    new Conduct(
                                            row.getLong(2),
                                            row.getLong(3),
                                            row.getLong(4),
                                            row.getLong(5),
                                            row.getLong(6),
                                            (Long) row.getObject(7))));
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
        return found;
    }
}
