package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.money.Money;
import io.greenway.core.risk.PriceSpread;
import io.greenway.core.risk.RiskFacts;
import io.greenway.core.risk.RiskPast;
import io.greenway.server.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Goal: what is seen at an address, of a telephone and of prices is gathered as the rules of risk
/// ask for it, in the days of the window and not mixed. Method: declarations are noted in a real
/// database, and the past of one is asked for.
class RiskTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final int WINDOW = 7;

    private Database database;
    private Connection connection;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.open();
        connection = database.source().getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws Exception {
        connection.rollback();
        connection.close();
        database.close();
    }

    @Test
    void otherIdentitiesAtAnAddressAreCountedOverTheWindow() throws Exception {
        note(DAY.minusDays(WINDOW), facts("1", "too-early", "here", "t1"));
        note(DAY.minusDays(WINDOW - 1), facts("2", "first", "here", "t2"));
        note(DAY, facts("3", "second", "here", "t3"), facts("4", "second", "here", "t4"));
        note(DAY, facts("5", "asked", "here", "t5"), facts("6", "elsewhere", "there", "t6"));
        note(DAY.plusDays(1), facts("7", "later", "here", "t7"));
        RiskPast past = past(facts("5", "asked", "here", "t5"));
        assertThat(past.atAddress()).isEqualTo(2);
        assertThat(past.atTelephone()).isZero();
    }

    @Test
    void otherIdentitiesWithATelephoneAreCountedApartFromThoseAtAnAddress() throws Exception {
        note(DAY.minusDays(1), facts("1", "first", "a1", "same"));
        note(DAY, facts("2", "second", "a2", "same"), facts("3", "third", "same", "t3"));
        RiskPast past = past(facts("4", "asked", "a4", "same"));
        assertThat(past.atTelephone()).isEqualTo(2);
        assertThat(past.atAddress()).isZero();
    }

    @Test
    void pricesOfTheSameGoodsAreSpreadAndTheOldestGo() throws Exception {
        note(DAY.minusDays(1), priced("1", 900, 100));
        note(DAY, priced("2", 300), priced("3", 500, 200));
        Map<String, PriceSpread> prices = past(priced("4", 700)).prices();
        assertThat(prices)
                .containsOnly(
                        Map.entry(
                                "goods/011",
                                new PriceSpread(
                                        5, new Money(200), new Money(300), new Money(500))));
        long[] many = IntStream.range(0, PriceSpread.MOST).mapToLong(at -> 1000).toArray();
        note(DAY, priced("5", many));
        assertThat(past(priced("6", 700)).prices().get("goods/011"))
                .isEqualTo(
                        new PriceSpread(
                                PriceSpread.MOST,
                                new Money(1000),
                                new Money(1000),
                                new Money(1000)));
        assertThat(past(facts("7", "asked", "a", "t")).prices()).isEmpty();
    }

    private void note(LocalDate day, RiskFacts... seen) throws Exception {
        RiskTable.note(connection, List.of(seen), day);
    }

    private RiskPast past(RiskFacts asked) {
        return RiskTable.past(connection, List.of(asked), DAY, WINDOW).getFirst();
    }

    private static RiskFacts facts(String order, String buyer, String address, String telephone) {
        return facts(order, buyer, address, telephone, List.of());
    }

    private static RiskFacts priced(String order, long... fen) {
        List<RiskFacts.Goods> goods =
                IntStream.range(0, fen.length)
                        .mapToObj(
                                at ->
                                        new RiskFacts.Goods(
                                                at + 1,
                                                "goods/011",
                                                new Money(fen[at]),
                                                BigDecimal.ONE))
                        .toList();
        return facts(order, "buyer", "address", "telephone", goods);
    }

    private static RiskFacts facts(
            String order,
            String buyer,
            String address,
            String telephone,
            List<RiskFacts.Goods> goods) {
        return new RiskFacts(order, buyer, address, telephone, null, null, null, Money.ZERO, goods);
    }
}
