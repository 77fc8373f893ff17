package io.greenway.server.store;

import io.greenway.core.exchange.Declared;
import io.greenway.core.money.Money;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Released declarations as foreign exchange may see them, without what buyers sent back: the query
/// itself leaves out the buyer (facts: regulators).
final class DeclaredTable {
    private static final String CHINA = "142";

    private static final String COLUMNS =
            """
            SELECT r.invt_no, r.ebc_code, r.ebp_code, r.agent_code, r.trade_mode, r.released_on,
                d.stage IN ('RELEASED', 'CLOSED'), r.goods_fen, r.country,
                (SELECT array_agg(DISTINCT l.origin) FROM release_line l
                 WHERE l.dossier = r.dossier),
                (SELECT 'FX' || h.remittance FROM remittance_declaration h
                 WHERE h.invt_no = r.invt_no AND h.holds),
                (SELECT coalesce(sum(b.goods_fen), 0) FROM release_return b
                 WHERE b.dossier = r.dossier)
            FROM release r JOIN dossier d ON d.id = r.dossier
            """;

    private DeclaredTable() {}

    /// Those of the declarations that were released.
    static Map<String, Declared> of(Connection connection, Collection<String> invtNos) {
        Map<String, Declared> found = new HashMap<>();
        Query.run(
                connection,
                COLUMNS + "WHERE r.invt_no = ANY (?)",
                select -> select.setArray(1, Query.texts(connection, invtNos)),
                row -> {
                    Declared declared = declared(row);
                    found.put(declared.invtNo(), declared);
                });
        return found;
    }

    /// Those released in a span of days, oldest first.
    ///
    /// @param seller only those of a seller; null for all
    static List<Declared> between(
            Connection connection,
            @Nullable String seller,
            LocalDate from,
            LocalDate to,
            int limit) {
        List<Declared> found = new ArrayList<>();
        Query.run(
                connection,
                COLUMNS
                        + """
                        WHERE r.released_on BETWEEN ? AND ?
                            AND (?::text IS NULL OR r.ebc_code = ?)
                        ORDER BY r.released_on, r.invt_no LIMIT ?
                        """,
                select -> {
                    select.setDate(1, Date.valueOf(from));
                    select.setDate(2, Date.valueOf(to));
                    select.setString(3, seller);
                    select.setString(4, seller);
                    select.setInt(5, limit);
                },
                row -> found.add(declared(row)));
        return found;
    }

    private static Declared declared(ResultSet row) throws SQLException {
        Set<String> countries = new HashSet<>();
        countries.add(row.getString(9));
        countries.addAll(Arrays.asList((String[]) row.getArray(10).getArray()));
        countries.remove(CHINA);
        Money returned = new Money(row.getLong(12));
        Money kept = new Money(row.getLong(8)).minus(returned);
        boolean allReturned = !returned.isZero() && kept.isZero();
        return new Declared(
                row.getString(1),
                row.getString(2),
                new HashSet<>(List.of(row.getString(2), row.getString(3), row.getString(4))),
                row.getString(5),
                row.getDate(6).toLocalDate(),
                row.getBoolean(7) && !allReturned,
                kept,
                countries,
                row.getString(11));
    }
}
