package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Lists of dossiers, newest first, a page at a time.
///
/// The table carries every declaration of the zone, and each further index of it would cost all of
/// them. So a question goes back along the rows as they were made, an enterprise's only through the
/// blocks in which it stands, over so many at most; when they are at their end before the page is
/// full, the answer says from where to go on.
public final class DossierList {
    /// Some tenths of a second's work for the database.
    private static final int ROWS_LOOKED_AT = 100_000;

    private static final int BLOCKS_LOOKED_AT = ROWS_LOOKED_AT >> PartyBlocks.BITS;

    private static final String COLUMNS =
            """
            SELECT d.id, d.ebp_code, d.order_no, d.stage, d.papers, d.tax_fen, d.updated_at,
                d.invt_no, d.logistics_no, d.waiting_since, d.ebc_code, d.trade_mode
            FROM\s""";

    private static final String PARTY =
            " (?::text IS NULL OR ?::text IN (d.ebp_code, d.ebc_code, d.agent_code)) ";

    private static final String IN_ROLE = "? IN (d.ebp_code, d.ebc_code, d.agent_code)";

    private static final String ANYBODYS =
            COLUMNS
                    + "(SELECT * FROM dossier WHERE id < ? AND id >= ? ORDER BY id DESC LIMIT "
                    + ROWS_LOOKED_AT
                    + ") d WHERE %s ORDER BY d.id DESC LIMIT ?";

    private static final String ANYBODYS_END =
            "SELECT id FROM dossier WHERE id < ? AND id >= ? ORDER BY id DESC LIMIT 1 OFFSET "
                    + (ROWS_LOOKED_AT - 1);

    /// Where whoever goes along stands, and the seller, too, when another one is asked for.
    private static final String BLOCKS =
            """
            SELECT block FROM party_block
            WHERE party = ? AND block <= (? - 1) >> %1$d AND block >= ? >> %1$d
                AND (party = ? OR block IN (SELECT s.block FROM party_block s WHERE s.party = ?))
            ORDER BY block DESC LIMIT %2$d
            """
                    .formatted(PartyBlocks.BITS, BLOCKS_LOOKED_AT);

    /// The blocks come in their order from the index, so that only what is in one is sorted, and
    /// the first blocks that fill the page are the last that are read.
    private static final String OWN =
            COLUMNS
                    + "("
                    + BLOCKS
                    + """
                    ) b CROSS JOIN LATERAL (
                        SELECT * FROM dossier
                        WHERE id >= b.block << %1$d AND id < (b.block + 1) << %1$d AND id < ?
                    ) d WHERE\s"""
                            .formatted(PartyBlocks.BITS)
                    + "%s ORDER BY b.block DESC, d.id DESC LIMIT ?";

    private static final String OWN_END =
            "SELECT min(block) << "
                    + PartyBlocks.BITS
                    + " FROM ("
                    + BLOCKS
                    + ") b HAVING count(*) = "
                    + BLOCKS_LOOKED_AT;

    private static final String BY_NUMBER =
            COLUMNS
                    + "dossier d WHERE (d.order_no = ? OR d.invt_no = ? OR d.logistics_no = ?)"
                    + " AND %s ORDER BY d.id DESC LIMIT ?";

    private static final String RETURNS =
            """
            SELECT r.pre_no, r.ebp_code, r.order_no, r.logistics_no, r.arrive_by
            FROM awaited_return r JOIN dossier d ON d.id = r.dossier WHERE
            """
                    + PARTY
                    + "ORDER BY r.arrive_by, r.pre_no LIMIT ?";

    private static final String GUARANTEE =
            """
            SELECT g.limit_fen, coalesce(u.occupied_fen, 0), g.valid_to
            FROM guarantee g LEFT JOIN guarantee_use u USING (enterprise_code)
            WHERE g.enterprise_code = ?
            """;

    private final DataSource source;

    public DossierList(DataSource source) {
        this.source = source;
    }

    /// A time, from a moment until before another.
    public record Time(Instant from, Instant until) {}

    /// What is wanted.
    ///
    /// @param party enterprise that must be platform, seller or declarant; empty for all
    /// @param stages names of the stages; empty for all
    /// @param text whole number of order, inventory or waybill, or how the order number begins
    /// @param mode supervision mode; empty for all
    /// @param seller code of the seller; empty for all
    /// @param begun when the first paper came; empty for all
    /// @param before rows before this one; `Long.MAX_VALUE` for the newest
    public record Wanted(
            Optional<String> party,
            Set<String> stages,
            String text,
            String mode,
            String seller,
            Optional<Time> begun,
            long before,
            int limit) {
        public Wanted {
            stages = Set.copyOf(stages);
        }

        /// Whoever stands in the rows that are gone along; empty for everybody.
        Optional<String> along() {
            return party.isPresent() || seller.isEmpty() ? party : Optional.of(seller);
        }
    }

    /// A page.
    ///
    /// @param next row before which to go on; null when there is nothing more
    public record Page(List<Item> items, @Nullable Long next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /// A dossier in a list.
    ///
    /// @param papers names of those that are filed
    /// @param waitingSince since when it waits for papers, a guarantee or its arrival; null when
    ///     not
    public record Item(
            long id,
            String ebpCode,
            String orderNo,
            String stage,
            List<String> papers,
            @Nullable Long taxFen,
            Instant updatedAt,
            @Nullable String invtNo,
            @Nullable String logisticsNo,
            @Nullable Instant waitingSince,
            @Nullable String ebcCode,
            @Nullable String tradeMode) {
        public Item {
            papers = List.copyOf(papers);
        }
    }

    /// A return whose goods may still arrive.
    ///
    /// @param arriveBy last day
    public record Awaited(
            String preNo, String ebpCode, String orderNo, String logisticsNo, LocalDate arriveBy) {}

    /// How a guarantee stands. Amounts are fen.
    public record Guarantee(long limitFen, long occupiedFen, LocalDate validTo) {}

    /// A page of a list.
    public Page page(Wanted wanted) throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (!wanted.text().isEmpty() && wanted.before() == Long.MAX_VALUE) {
                List<Item> named = byNumber(connection, wanted);
                if (!named.isEmpty()) {
                    return new Page(named, null);
                }
            }
            BegunBetween.Rows rows =
                    wanted.begun()
                            .map(one -> BegunBetween.rows(connection, one.from(), one.until()))
                            .orElse(BegunBetween.Rows.ALL);
            List<Object> within = within(wanted, rows);
            Conditions all = new Conditions();
            wanted.along().ifPresent(party -> all.add(IN_ROLE, party));
            filter(all, wanted);
            if (!wanted.text().isEmpty()) {
                all.add("starts_with(d.order_no, ?)", wanted.text());
            }
            List<Object> values = new ArrayList<>(within);
            if (wanted.along().isPresent()) {
                values.add(before(wanted, rows));
            }
            values.addAll(all.values());
            values.add(wanted.limit());
            String sql = wanted.along().isPresent() ? OWN : ANYBODYS;
            List<Item> found = found(connection, sql.formatted(all.sql()), values);
            return new Page(found, next(connection, wanted, within, found));
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    private static long before(Wanted wanted, BegunBetween.Rows rows) {
        return Math.min(wanted.before(), rows.before());
    }

    /// How far a question goes back: the parameters of its blocks or rows.
    private static List<Object> within(Wanted wanted, BegunBetween.Rows rows) {
        List<Object> within = new ArrayList<>();
        wanted.along().ifPresent(within::add);
        within.add(before(wanted, rows));
        within.add(rows.from());
        if (wanted.along().isPresent()) {
            String other = wanted.seller().isEmpty() ? wanted.along().get() : wanted.seller();
            within.addAll(List.of(other, other));
        }
        return within;
    }

    private static void filter(Conditions all, Wanted wanted) {
        if (!wanted.stages().isEmpty()) {
            all.add("d.stage = ANY (string_to_array(?, ','))", String.join(",", wanted.stages()));
        }
        if (!wanted.mode().isEmpty()) {
            all.add("d.trade_mode = ?", wanted.mode());
        }
        if (!wanted.seller().isEmpty()) {
            all.add("d.ebc_code = ?", wanted.seller());
        }
        wanted.begun()
                .ifPresent(
                        one ->
                                all.add(
                                        "(SELECT h.at >= ? AND h.at < ? FROM history h"
                                                + " WHERE h.dossier = d.id AND h.seq = 0)",
                                        Timestamp.from(one.from()),
                                        Timestamp.from(one.until())));
    }

    private static List<Item> byNumber(Connection connection, Wanted wanted) {
        Conditions all = new Conditions();
        wanted.party().ifPresent(party -> all.add(IN_ROLE, party));
        filter(all, wanted);
        List<Object> values = new ArrayList<>();
        values.addAll(List.of(wanted.text(), wanted.text(), wanted.text()));
        values.addAll(all.values());
        values.add(wanted.limit());
        return found(connection, BY_NUMBER.formatted(all.sql()), values);
    }

    private static List<Item> found(Connection connection, String sql, List<Object> values) {
        List<Item> found = new ArrayList<>();
        Query.run(connection, sql, select -> bind(select, values), row -> found.add(item(row)));
        return found;
    }

    private static void bind(PreparedStatement select, List<Object> values) throws SQLException {
        for (int at = 0; at < values.size(); at++) {
            select.setObject(at + 1, values.get(at));
        }
    }

    private static @Nullable Long next(
            Connection connection, Wanted wanted, List<Object> within, List<Item> found) {
        if (found.size() >= wanted.limit()) {
            return found.getLast().id();
        }
        List<Long> end = new ArrayList<>();
        Query.run(
                connection,
                wanted.along().isPresent() ? OWN_END : ANYBODYS_END,
                select -> bind(select, within),
                row -> end.add(row.getLong(1)));
        return end.isEmpty() ? null : end.getFirst();
    }

    /// Conditions of a question and the values of their parameters, in order.
    private static final class Conditions {
        private final StringJoiner sql = new StringJoiner(" AND ").setEmptyValue("true");
        private final List<Object> values = new ArrayList<>();

        void add(String condition, Object... parameters) {
            sql.add(condition);
            values.addAll(List.of(parameters));
        }

        String sql() {
            return sql.toString();
        }

        List<Object> values() {
            return List.copyOf(values);
        }
    }

    /// The returns of a party that are awaited, those due first.
    public List<Awaited> awaited(Optional<String> party, int limit) throws SQLException {
        List<Awaited> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    RETURNS,
                    select -> select.setInt(party(select, 1, party), limit),
                    row ->
                            found.add(
                                    new Awaited(
                                            row.getString(1),
                                            row.getString(2),
                                            row.getString(3),
                                            row.getString(4),
                                            row.getObject(5, LocalDate.class))));
            return found;
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    /// The guarantee of an enterprise; empty when it gave none.
    public Optional<Guarantee> guarantee(String code) throws SQLException {
        List<Guarantee> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    GUARANTEE,
                    select -> select.setString(1, code),
                    row ->
                            found.add(
                                    new Guarantee(
                                            row.getLong(1),
                                            row.getLong(2),
                                            row.getObject(3, LocalDate.class))));
            return found.stream().findFirst();
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    private static int party(PreparedStatement select, int at, Optional<String> party)
            throws SQLException {
        select.setString(at, party.orElse(null));
        select.setString(at + 1, party.orElse(null));
        return at + 2;
    }

    private static Item item(ResultSet row) throws SQLException {
        String papers = row.getString(5);
        return new Item(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                papers.isEmpty() ? List.of() : List.of(papers.split(",")),
                (Long) row.getObject(6),
                row.getTimestamp(7).toInstant(),
                row.getString(8),
                row.getString(9),
                row.getTimestamp(10) == null ? null : row.getTimestamp(10).toInstant(),
                row.getString(11),
                row.getString(12));
    }
}
