package io.greenway.server.store;

import io.greenway.core.money.Money;
import io.greenway.core.statistics.Cell;
import io.greenway.core.statistics.Dimension;
import io.greenway.core.statistics.Sum;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/// Reads what releases were added up to. Nothing is withheld here; whoever publishes it does that.
public final class ZoneViews {
    private static final String SUMS =
            """
            WITH own AS MATERIALIZED (
                SELECT * FROM zone_sum WHERE day BETWEEN ? AND ? AND dimension = ANY (?)
            ), told AS (
                SELECT dimension, key, sum(declarations) AS declarations, sum(goods_fen) AS goods,
                    sum(tax_fen) AS tax
                FROM own GROUP BY dimension, key
            ), behind AS (
                SELECT dimension, key, array_agg(DISTINCT seller) AS sellers
                FROM own, unnest(own.sellers) seller GROUP BY dimension, key
            )
            SELECT dimension, key, t.declarations, t.goods, t.tax, b.sellers
            FROM told t LEFT JOIN behind b USING (dimension, key) ORDER BY dimension, key
            """;

    private static final String DAYS =
            """
            SELECT day::text, declarations, goods_fen, tax_fen, sellers FROM zone_sum
            WHERE day BETWEEN ? AND ? AND dimension = 'TOTAL' ORDER BY day
            """;

    private static final String WAITS =
            """
            SELECT place, step, sum(declarations) FROM zone_wait
            WHERE day BETWEEN ? AND ? GROUP BY place, step ORDER BY place, step
            """;

    private static final String INSPECTED =
            """
            SELECT count(*) FROM inspection_order
            WHERE subject = 'PARCEL' AND ordered_on BETWEEN ? AND ?
            """;

    private final DataSource source;

    public ZoneViews(DataSource source) {
        this.source = source;
    }

    /// Sums of some days by dimension, in the order of their keys.
    public Map<Dimension, List<Cell>> sums(LocalDate from, LocalDate to, List<Dimension> dimensions)
            throws SQLException {
        Map<Dimension, List<Cell>> found = new EnumMap<>(Dimension.class);
        dimensions.forEach(one -> found.put(one, new ArrayList<>()));
        ask(
                SUMS,
                (connection, select) -> {
                    span(select, 1, from, to);
                    select.setArray(3, Query.texts(connection, dimensions, Dimension::name));
                },
                row ->
                        found.computeIfAbsent(
                                        Dimension.valueOf(row.getString(1)),
                                        one -> new ArrayList<>())
                                .add(new Cell(row.getString(2), sum(row, 3))));
        return found;
    }

    /// A sum for each day that has any.
    public List<Cell> days(LocalDate from, LocalDate to) throws SQLException {
        List<Cell> found = new ArrayList<>();
        ask(
                DAYS,
                (connection, select) -> span(select, 1, from, to),
                row -> found.add(new Cell(row.getString(1), sum(row, 2))));
        return found;
    }

    /// Declarations by how long they took, under supervision mode, district and credit class.
    public Map<String, SortedMap<Integer, Long>> waits(LocalDate from, LocalDate to)
            throws SQLException {
        Map<String, SortedMap<Integer, Long>> found = new TreeMap<>();
        ask(
                WAITS,
                (connection, select) -> span(select, 1, from, to),
                row ->
                        found.computeIfAbsent(row.getString(1), one -> new TreeMap<>())
                                .put(row.getInt(2), row.getLong(3)));
        return found;
    }

    /// Parcels that the inspection was told to look at.
    public long inspected(LocalDate from, LocalDate to) throws SQLException {
        List<Long> found = new ArrayList<>();
        ask(
                INSPECTED,
                (connection, select) -> span(select, 1, from, to),
                row -> found.add(row.getLong(1)));
        return found.getFirst();
    }

    private static void span(PreparedStatement select, int at, LocalDate from, LocalDate to)
            throws SQLException {
        select.setDate(at, Date.valueOf(from));
        select.setDate(at + 1, Date.valueOf(to));
    }

    private static Sum sum(ResultSet row, int at) throws SQLException {
        Array sellers = row.getArray(at + 3);
        return new Sum(
                row.getLong(at),
                new Money(row.getLong(at + 1)),
                new Money(row.getLong(at + 2)),
                sellers == null ? List.of() : List.of((String[]) sellers.getArray()));
    }

    @FunctionalInterface
    private interface Binding {
        void bind(Connection connection, PreparedStatement select) throws SQLException;
    }

    private void ask(String sql, Binding binding, Query.Reading reading) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Query.run(connection, sql, select -> binding.bind(connection, select), reading);
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }
}
