package io.greenway.core.clearance;

import static io.greenway.core.clearance.Zone.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.LedgerMove;
import io.greenway.core.ledger.QuotaAccount;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Goal: the quota and the guarantee are never overdrawn, and what waits for a guarantee goes on
/// when it is free.
class LedgersTest {
    /// The numbers of R-056.
    @Test
    void aGuaranteeHoldsTheFourthParcelUntilTheFirstIsReturned() {
        GuaranteeAccount account =
                new GuaranteeAccount(
                        "G", Money.of("1000.00"), Money.ZERO, LocalDate.of(2026, 12, 31));
        LocalDate day = LocalDate.of(2026, 11, 22);
        for (String tax : List.of("156.80", "455.00", "360.00")) {
            assertThat(account.allows(Money.of(tax), day)).isTrue();
            account = account.occupy(Money.of(tax));
        }
        assertThat(account.occupied()).isEqualTo(Money.of("971.80"));
        assertThat(account.available()).isEqualTo(Money.of("28.20"));
        assertThat(account.allows(Money.of("54.60"), day)).isFalse();
        account = account.release(Money.of("156.80"));
        assertThat(account.occupied()).isEqualTo(Money.of("815.00"));
        assertThat(account.allows(Money.of("54.60"), day)).isTrue();
        account = account.occupy(Money.of("54.60"));
        assertThat(account.occupied()).isEqualTo(Money.of("869.60"));
        assertThat(account.allows(Money.of("0.01"), LocalDate.of(2027, 1, 1))).isFalse();
    }

    /// two orders of 600 with 700 left.
    @Test
    void ofTwoOrdersForTheLastOfTheQuotaExactlyOneFits() {
        Money limit = Money.of("26000.00");
        QuotaAccount account = QuotaAccount.unused("buyer", 2026).reserve(Money.of("25300.00"));
        assertThat(account.allows(Money.of("600.00"), limit)).isTrue();
        account = account.reserve(Money.of("600.00"));
        assertThat(account.allows(Money.of("600.00"), limit)).isFalse();
        assertThat(account.allows(Money.of("100.00"), limit)).isTrue();
    }

    @Test
    void declarationsWaitForTheGuaranteeAndGoOnInTheirOrder() {
        Zone zone = new Zone(31);
        List<Declaration> declarations = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            declarations.add(zone.declaration(i, Kind.CONSISTENT));
        }
        for (String code : zone.books.guarantees.keySet().toArray(String[]::new)) {
            zone.guarantee(code, "300.00");
        }
        for (Declaration declaration : declarations) {
            zone.documents(declaration, NOON).forEach(document -> zone.clerk.take(document, NOON));
        }
        Map<Stage, List<Declaration>> stages =
                declarations.stream()
                        .collect(Collectors.groupingBy(one -> zone.dossier(one).stage()));
        assertThat(stages).containsOnlyKeys(Stage.CHECKED, Stage.HELD);
        Declaration held = stages.get(Stage.HELD).getFirst();
        assertThat(
                        zone.receipts(held.order().head().orderNo(), Paper.INVENTORY)
                                .getLast()
                                .answer()
                                .returnStatus())
                .isEqualTo("2");
        zone.books.guarantees.values().forEach(LedgersTest::assertWithinLimit);
        // Customs turns everything back that it has: guarantees are free, and others take their
        // place.
        while (!zone.books.outbox.isEmpty()) {
            Ask.TellCustoms request = zone.books.outbox.removeFirst();
            zone.clerk.answer(request.invtNo(), "100", "[Code:2100;Desc:退单]", NOON);
            zone.books.guarantees.values().forEach(LedgersTest::assertWithinLimit);
        }
        assertThat(zone.dossier(held).stage()).isEqualTo(Stage.TURNED_BACK);
        LedgerSums.assertBalanced(zone.books);
    }

    private static void assertWithinLimit(GuaranteeAccount account) {
        assertThat(account.available().isNegative()).isFalse();
    }

    @Test
    void theYearIsOverTheLimitForOneOfManyOrdersOfABuyer() {
        Zone zone = new Zone(32);
        // Indexes a thousand apart have the same buyer.
        List<Declaration> declarations = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            declarations.add(zone.declaration(i * 1000L, Kind.CONSISTENT));
        }
        String buyer =
                declarations.getFirst().inventory().head().buyerIdType()
                        + "~"
                        + declarations.getFirst().inventory().head().buyerIdNumber();
        zone.books.keep(
                new QuotaAccount(buyer, 2026, Money.ZERO, Money.of("25999.99")),
                new LedgerMove(
                        buyer + ":2026",
                        LedgerMove.Kind.QUOTA_CONFIRMED,
                        Zone.key(declarations.getFirst()),
                        Money.of("25999.99")),
                NOON);
        Declaration declaration = declarations.getFirst();
        zone.take(zone.documents(declaration, NOON), NOON);
        assertThat(zone.dossier(declaration).stage()).isEqualTo(Stage.REJECTED);
        assertThat(
                        zone.receipts(declaration.order().head().orderNo(), Paper.INVENTORY)
                                .getLast()
                                .answer()
                                .returnInfo())
                .startsWith("[Code:1313;Desc:订购人购买超过年度限额")
                .contains("limitPrice: 26000.00");
    }
}
