package io.greenway.server.store;

import io.greenway.core.money.Money;
import io.greenway.core.risk.PriceSpread;
import io.greenway.core.risk.RiskFacts;
import io.greenway.core.risk.RiskPast;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tables `risk_link` and `risk_price`: what was seen before, under keyed digests.
final class RiskTable {
    /// Members of a row beyond which nothing more is noted: any limit of a rule is far below.
    private static final int MEMBERS = 64;

    private static final String IDENTITY = "I";
    private static final String ADDRESS = "A";
    private static final String TELEPHONE = "T";

    /// A row notes a member once; the value counts with it.
    private static final String NOTE =
            """
            INSERT INTO risk_link AS l (kind, key, day, members, value_fen)
            VALUES (?, ?, ?, ARRAY[?], ?)
            ON CONFLICT (kind, key, day) DO UPDATE SET
                members = l.members || excluded.members,
                value_fen = l.value_fen + excluded.value_fen
            WHERE NOT l.members && excluded.members AND cardinality(l.members) < ?
            """;

    private static final String PRICE =
            """
            INSERT INTO risk_price AS p (goods, prices) VALUES (?, ARRAY[?::bigint])
            ON CONFLICT (goods) DO UPDATE SET prices =
                (p.prices || excluded.prices)[greatest(1, cardinality(p.prices) + 2 - ?):]
            """;

    private static final String SEEN =
            """
            SELECT kind, key, day, members, value_fen FROM risk_link
            WHERE key = ANY (?) AND kind = ANY (?) AND day > ? AND day <= ?
            """;

    private RiskTable() {}

    private record Link(String kind, String key, LocalDate day, List<String> members, long fen) {}

    /// Notes declarations of a day.
    static void note(Connection connection, List<RiskFacts> seen, LocalDate day)
            throws SQLException {
        try (PreparedStatement link = connection.prepareStatement(NOTE);
                PreparedStatement price = connection.prepareStatement(PRICE)) {
            for (RiskFacts facts : seen) {
                add(link, IDENTITY, facts.buyer(), day, facts.order(), facts.value().fen());
                add(link, ADDRESS, facts.address(), day, facts.buyer(), 0);
                add(link, TELEPHONE, facts.telephone(), day, facts.buyer(), 0);
                for (RiskFacts.Goods goods : facts.goods()) {
                    price.setString(1, goods.key());
                    price.setLong(2, goods.price().fen());
                    price.setInt(3, PriceSpread.MOST);
                    price.addBatch();
                }
            }
            link.executeBatch();
            price.executeBatch();
        }
    }

    private static void add(
            PreparedStatement link, String kind, String key, LocalDate day, String member, long fen)
            throws SQLException {
        link.setString(1, kind);
        link.setString(2, key);
        link.setDate(3, Date.valueOf(day));
        link.setString(4, member);
        link.setLong(5, fen);
        link.setInt(6, MEMBERS);
        link.addBatch();
    }

    /// What was seen before of each, in their order.
    ///
    /// @param window days over which identities at an address or telephone are counted
    static List<RiskPast> past(
            Connection connection, List<RiskFacts> asked, LocalDate day, int window) {
        Map<String, List<Link>> links = links(connection, asked, day, window);
        Map<String, PriceSpread> spreads = spreads(connection, asked);
        List<RiskPast> past = new ArrayList<>();
        for (RiskFacts facts : asked) {
            int orders = 0;
            long fen = 0;
            for (Link link : links.getOrDefault(IDENTITY + facts.buyer(), List.of())) {
                if (link.day().equals(day)) {
                    boolean itself = link.members().contains(facts.order());
                    orders += link.members().size() - (itself ? 1 : 0);
                    fen += Math.max(0, link.fen() - (itself ? facts.value().fen() : 0));
                }
            }
            Map<String, PriceSpread> prices = new HashMap<>();
            for (RiskFacts.Goods goods : facts.goods()) {
                PriceSpread spread = spreads.get(goods.key());
                if (spread != null) {
                    prices.put(goods.key(), spread);
                }
            }
            past.add(
                    new RiskPast(
                            orders,
                            new Money(fen),
                            others(links.get(ADDRESS + facts.address()), facts.buyer()),
                            others(links.get(TELEPHONE + facts.telephone()), facts.buyer()),
                            prices));
        }
        return past;
    }

    private static int others(@Nullable List<Link> links, String buyer) {
        Set<String> others = new HashSet<>();
        if (links != null) {
            links.forEach(link -> others.addAll(link.members()));
        }
        others.remove(buyer);
        return others.size();
    }

    private static Map<String, List<Link>> links(
            Connection connection, List<RiskFacts> asked, LocalDate day, int window) {
        List<String> keys =
                asked.stream()
                        .flatMap(one -> Stream.of(one.buyer(), one.address(), one.telephone()))
                        .distinct()
                        .toList();
        Map<String, List<Link>> links = new HashMap<>();
        Query.run(
                connection,
                SEEN,
                select -> {
                    select.setArray(1, Query.texts(connection, keys));
                    select.setArray(
                            2, Query.texts(connection, List.of(IDENTITY, ADDRESS, TELEPHONE)));
                    select.setDate(3, Date.valueOf(day.minusDays(window)));
                    select.setDate(4, Date.valueOf(day));
                },
                row -> {
                    Link link =
                            new Link(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getDate(3).toLocalDate(),
                                    List.of((String[]) row.getArray(4).getArray()),
                                    row.getLong(5));
                    links.computeIfAbsent(link.kind() + link.key(), key -> new ArrayList<>())
                            .add(link);
                });
        return links;
    }

    private static Map<String, PriceSpread> spreads(
            Connection connection, Collection<RiskFacts> asked) {
        List<String> goods =
                asked.stream()
                        .flatMap(one -> one.goods().stream())
                        .map(RiskFacts.Goods::key)
                        .distinct()
                        .toList();
        Map<String, PriceSpread> spreads = new HashMap<>();
        Query.run(
                connection,
                "SELECT goods, prices FROM risk_price WHERE goods = ANY (?)",
                select -> select.setArray(1, Query.texts(connection, goods)),
                row -> {
                    Array prices = row.getArray(2);
                    spreads.put(
                            row.getString(1),
                            PriceSpread.of(Arrays.asList((Long[]) prices.getArray())));
                });
        return spreads;
    }

    /// Lets go of days out of the window, and of the oldest when there are too many.
    static void forget(Connection connection, LocalDate before, int most) throws SQLException {
        try (PreparedStatement old =
                connection.prepareStatement("DELETE FROM risk_link WHERE day < ?")) {
            old.setDate(1, Date.valueOf(before));
            old.executeUpdate();
        }
        List<LocalDate> beyond = new ArrayList<>();
        Query.run(
                connection,
                "SELECT day FROM risk_link ORDER BY day DESC OFFSET ? LIMIT 1",
                select -> select.setInt(1, most),
                row -> beyond.add(row.getDate(1).toLocalDate()));
        if (beyond.isEmpty()) {
            return;
        }
        try (PreparedStatement many =
                connection.prepareStatement(
                        """
                        DELETE FROM risk_link WHERE ctid IN (
                            SELECT ctid FROM risk_link ORDER BY day DESC OFFSET ?)
                        """)) {
            many.setInt(1, most);
            many.executeUpdate();
        }
    }
}
