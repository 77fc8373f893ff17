package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                d.invt_no, d.logistics_no, d.waiting_since, d.ebc_code, d.agent_code
            FROM\s""";

    private static final String PARTY =
            " (?::text IS NULL OR ?::text IN (d.ebp_code, d.ebc_code, d.agent_code)) ";

    private static final String WANTED =
            """
            (?::text[] IS NULL OR d.stage = ANY (?::text[]))
            AND (?::text IS NULL OR starts_with(d.order_no, ?::text))
            """;

    private static final String ANYBODYS =
            COLUMNS
                    + "(SELECT * FROM dossier WHERE id < ? ORDER BY id DESC LIMIT "
                    + ROWS_LOOKED_AT
                    + ") d WHERE "
                    + WANTED
                    + "ORDER BY d.id DESC LIMIT ?";

    private static final String ANYBODYS_END =
            "SELECT id FROM dossier WHERE id < ? ORDER BY id DESC LIMIT 1 OFFSET "
                    + (ROWS_LOOKED_AT - 1);

    private static final String BLOCKS =
            """
            SELECT block FROM party_block WHERE party = ? AND block <= (? - 1) >> %d
            ORDER BY block DESC LIMIT %d
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
                    ) d WHERE
                    """
                            .formatted(PartyBlocks.BITS)
                    + " ? IN (d.ebp_code, d.ebc_code, d.agent_code) AND "
                    + WANTED
                    + "ORDER BY b.block DESC, d.id DESC LIMIT ?";

    private static final String OWN_END =
            "SELECT min(block) << "
                    + PartyBlocks.BITS
                    + " FROM ("
                    + BLOCKS
                    + ") b HAVING count(*) = "
                    + BLOCKS_LOOKED_AT;

    private static final String BY_NUMBER =
            COLUMNS
                    + "dossier d WHERE (d.order_no = ? OR d.invt_no = ? OR d.logistics_no = ?) AND"
                    + PARTY
                    + "ORDER BY d.id DESC LIMIT ?";

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

    /// What is wanted.
    ///
    /// @param party enterprise that must be platform, seller or declarant; empty for all
    /// @param stages names of the stages; empty for all
    /// @param text whole number of order, inventory or waybill, or how the order number begins
    /// @param before rows before this one; `Long.MAX_VALUE` for the newest
    public record Wanted(
            Optional<String> party, Set<String> stages, String text, long before, int limit) {
        public Wanted {
            stages = Set.copyOf(stages);
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
            @Nullable String agentCode) {
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
            List<Item> found = new ArrayList<>();
            Query.run(
                    connection,
                    wanted.party().isPresent() ? OWN : ANYBODYS,
                    select -> {
                        int at = end(select, wanted);
                        if (wanted.party().isPresent()) {
                            select.setLong(at++, wanted.before());
                            select.setString(at++, wanted.party().get());
                        }
                        for (int twice = 0; twice < 2; twice++) {
                            select.setArray(
                                    at++,
                                    wanted.stages().isEmpty()
                                            ? null
                                            : Query.texts(connection, wanted.stages()));
                        }
                        String text = wanted.text().isEmpty() ? null : wanted.text();
                        select.setString(at++, text);
                        select.setString(at++, text);
                        select.setInt(at, wanted.limit());
                    },
                    row -> found.add(item(row)));
            return new Page(found, next(connection, wanted, found));
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    private static List<Item> byNumber(Connection connection, Wanted wanted) {
        List<Item> found = new ArrayList<>();
        Query.run(
                connection,
                BY_NUMBER,
                select -> {
                    select.setString(1, wanted.text());
                    select.setString(2, wanted.text());
                    select.setString(3, wanted.text());
                    select.setInt(party(select, 4, wanted.party()), wanted.limit());
                },
                row -> found.add(item(row)));
        return found.stream()
                .filter(one -> wanted.stages().isEmpty() || wanted.stages().contains(one.stage()))
                .toList();
    }

    private static @Nullable Long next(Connection connection, Wanted wanted, List<Item> found) {
        if (found.size() >= wanted.limit()) {
            return found.getLast().id();
        }
        List<Long> end = new ArrayList<>();
        Query.run(
                connection,
                wanted.party().isPresent() ? OWN_END : ANYBODYS_END,
                select -> end(select, wanted),
                row -> end.add(row.getLong(1)));
        return end.isEmpty() ? null : end.getFirst();
    }

    /// Says how far a question goes back; returns the next place of its parameters.
    private static int end(PreparedStatement select, Wanted wanted) throws SQLException {
        int at = 1;
        if (wanted.party().isPresent()) {
            select.setString(at++, wanted.party().get());
        }
        select.setLong(at++, wanted.before());
        return at;
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
