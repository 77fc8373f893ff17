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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tables `risk_link` and `risk_price`: what was seen before, under keyed digests.
final class RiskTable {
    /// Members of a row beyond which nothing more is noted: any limit of a rule is far below.
    private static final int MEMBERS = 64;

    private static final String IDENTITY = "I";
    private static final String ADDRESS = "A";
    private static final String TELEPHONE = "T";

    private static final String NOTED =
            """
            SELECT l.kind, l.key, l.members, l.value_fen
            FROM unnest(?, ?) AS asked (kind, key)
            JOIN risk_link l ON l.kind = asked.kind AND l.key = asked.key AND l.day = ?
            """;

    private static final String NOTE =
            """
            INSERT INTO risk_link (kind, key, day, members, value_fen)
            SELECT kind, key, ?, string_to_array(members, ' '), fen
            FROM unnest(?, ?, ?, ?) AS noted (kind, key, members, fen)
            ON CONFLICT (kind, key, day) DO UPDATE SET
                members = excluded.members, value_fen = excluded.value_fen
            """;

    private static final String PRICES =
            "SELECT goods, prices FROM risk_price WHERE goods = ANY (?)";

    private static final String PRICE =
            """
            INSERT INTO risk_price (goods, prices)
            SELECT goods, string_to_array(prices, ' ')::bigint[]
            FROM unnest(?, ?) AS noted (goods, prices)
            ON CONFLICT (goods) DO UPDATE SET prices = excluded.prices
            """;

    private static final String SEEN =
            """
            SELECT kind, key, day, members, value_fen FROM risk_link
            WHERE key = ANY (?) AND kind = ANY (?) AND day > ? AND day <= ?
            """;

    private RiskTable() {}

    private record Link(String kind, String key, LocalDate day, List<String> members, long fen) {}

    /// What is noted of a day under a key of a kind.
    private record Key(String kind, String key) {}

    /// A row under way: a member is noted once, and its value counts with it.
    private static final class Noted {
        private final Set<String> members = new LinkedHashSet<>();
        private long fen;

        void add(String member, long value) {
            if (members.size() < MEMBERS && members.add(member)) {
                fen += value;
            }
        }
    }

    /// Notes declarations of a day. One thread does this, so what is read here does not change
    /// before it is written.
    static void note(Connection connection, List<RiskFacts> seen, LocalDate day)
            throws SQLException {
        if (seen.isEmpty()) {
            return;
        }
        Query.plainPlans(connection);
        noteLinks(connection, seen, day);
        notePrices(connection, seen);
    }

    private static void noteLinks(Connection connection, List<RiskFacts> seen, LocalDate day)
            throws SQLException {
        Map<Key, Noted> rows = new LinkedHashMap<>();
        for (RiskFacts facts : seen) {
            rows.put(new Key(IDENTITY, facts.buyer()), new Noted());
            rows.put(new Key(ADDRESS, facts.address()), new Noted());
            rows.put(new Key(TELEPHONE, facts.telephone()), new Noted());
        }
        Set<Key> keys = rows.keySet();
        Query.run(
                connection,
                NOTED,
                select -> {
                    select.setArray(1, Query.texts(connection, keys, Key::kind));
                    select.setArray(2, Query.texts(connection, keys, Key::key));
                    select.setDate(3, Date.valueOf(day));
                },
                row -> {
                    Noted noted = known(rows, new Key(row.getString(1), row.getString(2)));
                    noted.members.addAll(List.of((String[]) row.getArray(3).getArray()));
                    noted.fen = row.getLong(4);
                });
        for (RiskFacts facts : seen) {
            known(rows, new Key(IDENTITY, facts.buyer())).add(facts.order(), facts.value().fen());
            known(rows, new Key(ADDRESS, facts.address())).add(facts.buyer(), 0);
            known(rows, new Key(TELEPHONE, facts.telephone())).add(facts.buyer(), 0);
        }
        try (PreparedStatement insert = connection.prepareStatement(NOTE)) {
            insert.setDate(1, Date.valueOf(day));
            insert.setArray(2, Query.texts(connection, keys, Key::kind));
            insert.setArray(3, Query.texts(connection, keys, Key::key));
            insert.setArray(
                    4,
                    Query.texts(connection, rows.values(), one -> String.join(" ", one.members)));
            insert.setArray(
                    5,
                    Query.numbers(connection, rows.values().stream().map(one -> one.fen).toList()));
            insert.executeUpdate();
        }
    }

    private static void notePrices(Connection connection, List<RiskFacts> seen)
            throws SQLException {
        Map<String, List<Long>> rows = new LinkedHashMap<>();
        seen.forEach(facts -> facts.goods().forEach(one -> rows.put(one.key(), new ArrayList<>())));
        Query.run(
                connection,
                PRICES,
                select -> select.setArray(1, Query.texts(connection, rows.keySet())),
                row -> known(rows, row.getString(1)).addAll(prices(row.getArray(2))));
        seen.forEach(
                facts ->
                        facts.goods()
                                .forEach(one -> known(rows, one.key()).add(one.price().fen())));
        try (PreparedStatement insert = connection.prepareStatement(PRICE)) {
            insert.setArray(1, Query.texts(connection, rows.keySet()));
            insert.setArray(2, Query.texts(connection, rows.values(), RiskTable::newest));
            insert.executeUpdate();
        }
    }

    /// What was asked for stands in the map.
    private static <K, V> V known(Map<K, V> rows, K key) {
        return Objects.requireNonNull(rows.get(key));
    }

    private static String newest(List<Long> prices) {
        return prices.subList(Math.max(0, prices.size() - PriceSpread.MOST), prices.size()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private static List<Long> prices(Array array) throws SQLException {
        return Arrays.asList((Long[]) array.getArray());
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
                PRICES,
                select -> select.setArray(1, Query.texts(connection, goods)),
                row -> spreads.put(row.getString(1), PriceSpread.of(prices(row.getArray(2)))));
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
