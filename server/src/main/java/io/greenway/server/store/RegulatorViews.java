package io.greenway.server.store;

import io.greenway.core.desk.Regulator;
import io.greenway.core.money.Money;
import io.greenway.core.reference.Reference;
import io.greenway.core.regulator.CustomsGoods;
import io.greenway.core.regulator.CustomsHead;
import io.greenway.core.regulator.CustomsReturn;
import io.greenway.core.regulator.ExchangeGoods;
import io.greenway.core.regulator.ExchangeHead;
import io.greenway.core.regulator.ExchangeReturn;
import io.greenway.core.regulator.InspectionGoods;
import io.greenway.core.regulator.InspectionHead;
import io.greenway.core.regulator.InspectionReturn;
import io.greenway.core.regulator.Particulars;
import io.greenway.core.regulator.TaxGoods;
import io.greenway.core.regulator.TaxHead;
import io.greenway.core.regulator.TaxReturn;
import io.greenway.core.regulator.View;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// One submission, four views (facts: regulators): each regulator asks a view of the database of
/// its own that has the columns it needs to know and no others, for as long as it may look.
public final class RegulatorViews {
    /// Most sellers of a month.
    private static final int MOST = 10_000;

    private static final ViewQuery<CustomsHead> CUSTOMS =
            new ViewQuery<>(CustomsHead.class, "customs_head");
    private static final ViewQuery<CustomsGoods> CUSTOMS_GOODS =
            new ViewQuery<>(CustomsGoods.class, "customs_lines");
    private static final ViewQuery<CustomsReturn> CUSTOMS_RETURNS =
            new ViewQuery<>(CustomsReturn.class, "customs_returns");
    private static final ViewQuery<InspectionHead> INSPECTION =
            new ViewQuery<>(InspectionHead.class, "inspection_head");
    private static final ViewQuery<InspectionGoods> INSPECTION_GOODS =
            new ViewQuery<>(InspectionGoods.class, "inspection_lines");
    private static final ViewQuery<InspectionReturn> INSPECTION_RETURNS =
            new ViewQuery<>(InspectionReturn.class, "inspection_returns");
    private static final ViewQuery<TaxHead> TAX = new ViewQuery<>(TaxHead.class, "tax_head");
    private static final ViewQuery<TaxGoods> TAX_GOODS =
            new ViewQuery<>(TaxGoods.class, "tax_lines");
    private static final ViewQuery<TaxReturn> TAX_RETURNS =
            new ViewQuery<>(TaxReturn.class, "tax_returns");
    private static final ViewQuery<ExchangeHead> EXCHANGE =
            new ViewQuery<>(ExchangeHead.class, "exchange_head");
    private static final ViewQuery<ExchangeGoods> EXCHANGE_GOODS =
            new ViewQuery<>(ExchangeGoods.class, "exchange_lines");
    private static final ViewQuery<ExchangeReturn> EXCHANGE_RETURNS =
            new ViewQuery<>(ExchangeReturn.class, "exchange_returns");

    /// What was sold: a declaration that went back abroad counts in no view.
    private static final String SOLD_BY_HEADS =
            """
            SELECT ebc_code, count(*) AS many, sum(goods_fen) AS fen FROM %1$s_head
            WHERE released_on BETWEEN ? AND ? AND released_on >= ?
                AND stage IN ('RELEASED', 'CLOSED')
            GROUP BY ebc_code
            """;

    private static final String SOLD_BY_GOODS =
            """
            SELECT h.ebc_code, count(DISTINCT h.invt_no) AS many, sum(g.goods_fen) AS fen
            FROM %1$s_head h JOIN %1$s_lines g USING (dossier)
            WHERE h.released_on BETWEEN ? AND ? AND h.released_on >= ?
                AND h.stage IN ('RELEASED', 'CLOSED')
            GROUP BY h.ebc_code
            """;

    private final DataSource source;
    private final ReleaseTable releases;
    private final CourseReader courses;
    private final Supplier<Reference> reference;

    public RegulatorViews(
            DataSource source,
            ReleaseTable releases,
            CourseReader courses,
            Supplier<Reference> reference) {
        this.source = source;
        this.releases = releases;
        this.courses = courses;
        this.reference = reference;
    }

    /// What a seller's declarations of a month come to.
    ///
    /// @param ebcCode seller
    /// @param declarations how many
    /// @param goods price of their goods
    /// @param returns of how many declarations goods came back in the month
    /// @param returned price of what came back
    /// @param net what is left of the month: goods without what came back; negative when more
    ///     came back than was sold
    public record Sum(
            String ebcCode,
            long declarations,
            Money goods,
            long returns,
            Money returned,
            Money net) {}

    /// A declaration as a regulator sees it; empty when there is none that customs has, or the time
    /// to look at it is over.
    public Optional<View> one(Regulator regulator, String invtNo, LocalDate today)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return look(connection, regulator, invtNo, since(regulator, today));
            } finally {
                connection.rollback();
            }
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    private Optional<View> look(
            Connection connection, Regulator regulator, String invtNo, LocalDate since)
            throws SQLException {
        CourseReader.Told told = courses.byNumber(connection, invtNo).orElse(null);
        Particulars particulars = told == null ? null : Particulars.of(told.course()).orElse(null);
        if (told == null || particulars == null) {
            return Optional.empty();
        }
        releases.complete(connection, List.of(invtNo));
        boolean released = !DeclaredTable.of(connection, List.of(invtNo)).isEmpty();
        if (!released) {
            if (!told.course().dossier().stage().isDeclared()) {
                return Optional.empty();
            }
            expect(connection, told, particulars, invtNo);
        }
        ParticularsTable.put(connection, told.id(), particulars);
        Optional<View> view = view(connection, regulator, invtNo, since);
        if (released && view.isPresent()) {
            connection.commit();
        }
        return view;
    }

    /// What is not released yet is put where released declarations stand, asked for, and taken
    /// back: the same queries show it, and nothing of it is kept.
    private void expect(
            Connection connection, CourseReader.Told told, Particulars particulars, String invtNo)
            throws SQLException {
        Released expected =
                new Released(told.id(), told.course().dossier(), particulars.declaredAt());
        releases.take(connection, List.of(expected));
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE release SET released_on = 'infinity' WHERE invt_no = ?")) {
            update.setString(1, invtNo);
            update.executeUpdate();
        }
    }

    private static Optional<View> view(
            Connection connection, Regulator regulator, String invtNo, LocalDate since) {
        return switch (regulator) {
            case CUSTOMS ->
                    head(connection, CUSTOMS, invtNo, since)
                            .map(
                                    one ->
                                            new View.OfCustoms(
                                                    one,
                                                    goods(
                                                            connection,
                                                            CUSTOMS_GOODS,
                                                            regulator,
                                                            invtNo),
                                                    returns(
                                                            connection,
                                                            CUSTOMS_RETURNS,
                                                            regulator,
                                                            invtNo)));
            case INSPECTION ->
                    head(connection, INSPECTION, invtNo, since)
                            .map(
                                    one ->
                                            new View.OfInspection(
                                                    one,
                                                    goods(
                                                            connection,
                                                            INSPECTION_GOODS,
                                                            regulator,
                                                            invtNo),
                                                    returns(
                                                            connection,
                                                            INSPECTION_RETURNS,
                                                            regulator,
                                                            invtNo)));
            case TAX ->
                    head(connection, TAX, invtNo, since)
                            .map(
                                    one ->
                                            new View.OfTax(
                                                    one,
                                                    goods(connection, TAX_GOODS, regulator, invtNo),
                                                    returns(
                                                            connection,
                                                            TAX_RETURNS,
                                                            regulator,
                                                            invtNo)));
            case EXCHANGE ->
                    head(connection, EXCHANGE, invtNo, since)
                            .map(
                                    one ->
                                            new View.OfExchange(
                                                    one,
                                                    goods(
                                                            connection,
                                                            EXCHANGE_GOODS,
                                                            regulator,
                                                            invtNo),
                                                    returns(
                                                            connection,
                                                            EXCHANGE_RETURNS,
                                                            regulator,
                                                            invtNo)));
        };
    }

    private static <R extends Record> Optional<R> head(
            Connection connection, ViewQuery<R> query, String invtNo, LocalDate since) {
        List<R> found = new ArrayList<>();
        Query.run(
                connection,
                query.sql("invt_no = ? AND coalesce(released_on, declared_on) >= ?"),
                select -> {
                    select.setString(1, invtNo);
                    select.setDate(2, Date.valueOf(since));
                },
                row -> found.add(query.read(row)));
        return found.stream().findFirst();
    }

    private static <R extends Record> List<R> goods(
            Connection connection, ViewQuery<R> query, Regulator regulator, String invtNo) {
        return parts(connection, query, regulator, invtNo, "gnum");
    }

    private static <R extends Record> List<R> returns(
            Connection connection, ViewQuery<R> query, Regulator regulator, String invtNo) {
        return parts(connection, query, regulator, invtNo, "returned_on, gnum");
    }

    private static <R extends Record> List<R> parts(
            Connection connection,
            ViewQuery<R> query,
            Regulator regulator,
            String invtNo,
            String order) {
        List<R> found = new ArrayList<>();
        String dossier =
                "dossier = (SELECT dossier FROM %s_head WHERE invt_no = ?) ORDER BY %s"
                        .formatted(regulator.json(), order);
        Query.run(
                connection,
                query.sql(dossier),
                select -> select.setString(1, invtNo),
                row -> found.add(query.read(row)));
        return found;
    }

    /// What the declarations released in a month come to, by seller. Each regulator adds up what
    /// its own view shows.
    ///
    /// @return at most 10,000 sellers, by their codes
    public List<Sum> sums(Regulator regulator, YearMonth month, LocalDate today)
            throws SQLException {
        String sold =
                switch (regulator) {
                    case CUSTOMS, EXCHANGE -> SOLD_BY_HEADS;
                    case INSPECTION, TAX -> SOLD_BY_GOODS;
                };
        Date since = Date.valueOf(since(regulator, today));
        List<Sum> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    sums(sold.formatted(regulator.json()), regulator.json()),
                    select -> {
                        for (int at = 1; at <= 4; at += 3) {
                            select.setDate(at, Date.valueOf(month.atDay(1)));
                            select.setDate(at + 1, Date.valueOf(month.atEndOfMonth()));
                            select.setDate(at + 2, since);
                        }
                        select.setInt(7, MOST);
                    },
                    row -> found.add(sum(row)));
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
        return found;
    }

    /// What buyers sent back counts in the month in which it reached its site, so that what was
    /// reported of a month stays as it was.
    private static String sums(String sold, String regulator) {
        return """
               WITH sold AS (%1$s), back AS (
                   SELECT h.ebc_code, count(DISTINCT h.invt_no) AS many, sum(b.goods_fen) AS fen
                   FROM %2$s_head h JOIN %2$s_returns b USING (dossier)
                   WHERE b.returned_on BETWEEN ? AND ? AND h.released_on >= ?
                       AND h.stage IN ('RELEASED', 'CLOSED')
                   GROUP BY h.ebc_code)
               SELECT ebc_code, coalesce(s.many, 0), coalesce(s.fen, 0), coalesce(b.many, 0),
                   coalesce(b.fen, 0)
               FROM sold s FULL JOIN back b USING (ebc_code) ORDER BY ebc_code LIMIT ?
               """
                .formatted(sold, regulator);
    }

    private static Sum sum(ResultSet row) throws SQLException {
        Money goods = new Money(row.getLong(3));
        Money returned = new Money(row.getLong(5));
        return new Sum(
                row.getString(1),
                row.getLong(2),
                goods,
                row.getLong(4),
                returned,
                goods.minus(returned));
    }

    private LocalDate since(Regulator regulator, LocalDate today) {
        return today.minusYears(reference.get().parameters().days(regulator.retention(), today));
    }

    /// Columns that a regulator's queries name.
    static List<String> columns(Regulator regulator) {
        ViewQuery<?> head =
                switch (regulator) {
                    case CUSTOMS -> CUSTOMS;
                    case INSPECTION -> INSPECTION;
                    case TAX -> TAX;
                    case EXCHANGE -> EXCHANGE;
                };
        ViewQuery<?> goods =
                switch (regulator) {
                    case CUSTOMS -> CUSTOMS_GOODS;
                    case INSPECTION -> INSPECTION_GOODS;
                    case TAX -> TAX_GOODS;
                    case EXCHANGE -> EXCHANGE_GOODS;
                };
        ViewQuery<?> returns =
                switch (regulator) {
                    case CUSTOMS -> CUSTOMS_RETURNS;
                    case INSPECTION -> INSPECTION_RETURNS;
                    case TAX -> TAX_RETURNS;
                    case EXCHANGE -> EXCHANGE_RETURNS;
                };
        List<String> all = new ArrayList<>();
        head.columns().forEach(column -> all.add("head " + column));
        goods.columns().forEach(column -> all.add("goods " + column));
        returns.columns().forEach(column -> all.add("returns " + column));
        return all;
    }
}
