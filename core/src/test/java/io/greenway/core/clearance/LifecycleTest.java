package io.greenway.core.clearance;

import static io.greenway.core.clearance.Zone.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.CEB411Message.Payment;
import io.greenway.core.message.CEB411Message.PaymentHead;
import io.greenway.core.message.DossierKey;
import io.greenway.core.message.Paper;
import io.greenway.core.receipt.Receipt;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Expectation;
import io.greenway.core.sample.Kind;
import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Goal: every kind of trade gets exactly the receipts it is said to get, in whatever order its
/// documents come. Method: sample trades go through the clerk; customs answers by its rules.
class LifecycleTest {
    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindGetsItsReceipts(Kind kind) {
        Zone zone = new Zone(1);
        Declaration declaration = zone.declaration(kind.ordinal(), kind);
        zone.take(zone.documents(declaration, NOON), NOON);
        Expectation.of(kind).forEach((paper, answer) -> assertAnswered(zone, paper, answer));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theOrderOfArrivalDoesNotMatter(Kind kind) {
        for (int seed = 0; seed < 24; seed++) {
            Zone zone = new Zone(2);
            Declaration declaration = zone.declaration(kind.ordinal(), kind);
            List<Document> documents = new ArrayList<>(zone.documents(declaration, NOON));
            Collections.shuffle(documents, new Random(seed));
            zone.take(documents, NOON);
            for (Map.Entry<Paper, Expectation> expected : Expectation.of(kind).entrySet()) {
                List<String> statuses =
                        zone.statuses(orderNo(zone, expected.getKey()), expected.getKey());
                assertThat(statuses)
                        .as("%s of %s, shuffled with seed %d", expected.getKey(), kind, seed)
                        .isEqualTo(expected.getValue().statuses());
            }
        }
    }

    /// The order number of the only document of a kind; a waybill may name another order.
    private static String orderNo(Zone zone, Paper paper) {
        return zone.books.receipts.stream()
                .filter(receipt -> receipt.paper() == paper)
                .findFirst()
                .map(Receipt::orderNo)
                .orElse("");
    }

    private static void assertAnswered(Zone zone, Paper paper, Expectation expected) {
        String orderNo = orderNo(zone, paper);
        assertThat(zone.statuses(orderNo, paper)).as("%s", paper).isEqualTo(expected.statuses());
        String last = zone.receipts(orderNo, paper).getLast().answer().returnInfo();
        for (FaultCode fault : expected.faults()) {
            String number = fault.customs().isEmpty() ? "GW" + fault.number() : fault.customs();
            assertThat(last).contains("[Code:" + number + ";Desc:");
        }
    }

    @Test
    void aReleasedDeclarationHasItsTaxItsNumbersAndItsLedgerMoves() {
        Zone zone = new Zone(3);
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        zone.take(zone.documents(declaration, NOON), NOON);
        Dossier dossier = zone.dossier(declaration);
        assertThat(dossier.stage()).as("%s", dossier.disagreements()).isEqualTo(Stage.RELEASED);
        assertThat(dossier.preNo()).matches("B20261122\\d{9}");
        assertThat(dossier.invtNo())
                .matches(declaration.inventory().head().customsCode() + "2026I\\d{9}");
        assertThat(dossier.reservation().confirmed()).isTrue();
        assertThat(dossier.reservation().amount()).isEqualTo(dossier.assessment().dutiableValue());
        assertThat(dossier.occupation().amount()).isEqualTo(dossier.assessment().total());
        assertThat(zone.books.moves).hasSize(3);
    }

    @Test
    void anInventorySaysWhatItWaitsFor() {
        Zone zone = new Zone(4);
        Declaration declaration = zone.declaration(1, Kind.MISSING_PAYMENT);
        zone.take(zone.documents(declaration, NOON), NOON);
        assertThat(zone.dossier(declaration).stage()).isEqualTo(Stage.WAITING);
        assertThat(zone.dossier(declaration).missing()).containsExactly(Paper.PAYMENT);
        String orderNo = declaration.order().head().orderNo();
        assertThat(zone.receipts(orderNo, Paper.INVENTORY).getFirst().answer().returnInfo())
                .endsWith("订单号为[" + orderNo + "]支付信息不存在");
    }

    @Test
    void papersThatDoNotComeInTimeExpireTheDossier() {
        Zone zone = new Zone(5);
        Declaration declaration = zone.declaration(1, Kind.MISSING_WAYBILL);
        zone.take(zone.documents(declaration, NOON), NOON);
        zone.clerk.expire(Zone.key(declaration), NOON.plus(Duration.ofDays(14)));
        assertThat(zone.dossier(declaration).stage()).isEqualTo(Stage.WAITING);
        zone.clerk.expire(Zone.key(declaration), NOON.plus(Duration.ofDays(15)));
        assertThat(zone.dossier(declaration).stage()).isEqualTo(Stage.EXPIRED);
        String orderNo = declaration.order().head().orderNo();
        assertThat(zone.statuses(orderNo, Paper.INVENTORY)).containsExactly("2", "100");
        // The inventory may be declared again, and then waits again.
        zone.take(List.of(zone.document(declaration, Paper.INVENTORY, NOON)), NOON);
        assertThat(zone.dossier(declaration).stage()).isEqualTo(Stage.WAITING);
    }

    @Test
    void aCorrectedPaymentUnderTheSameKeyRunsTheMatchAgain() {
        Zone zone = new Zone(6);
        Declaration wrong = zone.declaration(1, Kind.AMOUNT_PAID);
        zone.take(zone.documents(wrong, NOON), NOON);
        assertThat(zone.dossier(wrong).stage()).isEqualTo(Stage.REJECTED);
        Document.Payment sent = (Document.Payment) zone.document(wrong, Paper.PAYMENT, NOON);
        zone.take(List.of(paying(sent, wrong.order().head().acturalPaid())), NOON);
        assertThat(zone.dossier(wrong).stage())
                .as("%s", zone.dossier(wrong).disagreements())
                .isEqualTo(Stage.RELEASED);
        String orderNo = wrong.order().head().orderNo();
        assertThat(zone.statuses(orderNo, Paper.PAYMENT)).containsExactly("2", "100", "2", "120");
        assertThat(zone.statuses(orderNo, Paper.INVENTORY))
                .containsExactly("2", "100", "120", "800");
    }

    @Test
    void everyDisagreementOfADossierIsReportedAtOnce() {
        Zone zone = new Zone(7);
        Declaration amount = zone.declaration(1, Kind.AMOUNT_PAID);
        Declaration name = zone.declaration(1, Kind.BUYER_NAME);
        zone.take(
                List.of(
                        zone.document(amount, Paper.ORDER, NOON),
                        zone.document(amount, Paper.PAYMENT, NOON),
                        zone.document(amount, Paper.WAYBILL, NOON),
                        zone.document(name, Paper.INVENTORY, NOON)),
                NOON);
        String orderNo = amount.order().head().orderNo();
        String info = zone.receipts(orderNo, Paper.INVENTORY).getLast().answer().returnInfo();
        assertThat(info).contains("[Code:1332;Desc:").contains("[Code:13127;Desc:");
        assertThat(info).contains(amount.order().head().acturalPaid().toPlainString());
        assertThat(info).contains(amount.payment().head().amountPaid().toPlainString());
        assertThat(info).doesNotContain(amount.order().head().buyerName());
    }

    @Test
    void quotaAndGuaranteeAreGivenBackWhenCustomsRejects() {
        Zone zone = new Zone(8);
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        zone.documents(declaration, NOON).forEach(document -> zone.clerk.take(document, NOON));
        String invtNo = zone.dossier(declaration).invtNo();
        zone.clerk.answer(invtNo, "500", "[Code:2500;Desc:查验]", NOON);
        zone.clerk.answer(invtNo, "100", "[Code:2100;Desc:退单]", NOON);
        assertThat(zone.dossier(declaration).stage()).isEqualTo(Stage.TURNED_BACK);
        assertThat(zone.books.quotas.values())
                .allSatisfy(account -> assertThat(account.used().isZero()).isTrue());
        assertThat(zone.books.guarantees.values())
                .allSatisfy(account -> assertThat(account.occupied().isZero()).isTrue());
    }

    @Test
    void answersOfCustomsThatRepeatOrComeLateChangeNothing() {
        Zone zone = new Zone(9);
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        zone.take(zone.documents(declaration, NOON), NOON);
        Dossier released = zone.dossier(declaration);
        zone.clerk.answer(released.invtNo(), "800", "again", NOON);
        assertThat(zone.dossier(declaration)).isEqualTo(released);
        zone.clerk.answer(released.invtNo(), "300", "late", NOON);
        assertThat(zone.dossier(declaration).stage()).isEqualTo(Stage.RELEASED);
        assertThat(zone.clerk.answer("79002026I999999999", "800", "not ours", NOON)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(SimulatedCustoms.Ending.class)
    void anEndingOfTheOrderNumberForcesTheAnswerOfCustoms(SimulatedCustoms.Ending ending) {
        Ask.TellCustoms request =
                new Ask.TellCustoms(
                        new DossierKey("P", "N1" + ending.suffix()),
                        "7900",
                        "E",
                        "A",
                        "C",
                        "B",
                        "I",
                        null,
                        null);
        assertThat(SimulatedCustoms.answers(request, BigDecimal.ZERO, BigDecimal.ZERO))
                .isEqualTo(ending.answers());
    }

    @Test
    void replayingTheEventsGivesTheSameDossiersAndTheMovesSumToTheBalances() {
        Zone zone = new Zone(10);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            documents.addAll(zone.documents(zone.declaration(i, kind), NOON));
        }
        Collections.shuffle(documents, new Random(10));
        zone.take(documents, NOON);
        zone.books.history.forEach(
                (key, entries) -> {
                    Dossier replayed = Dossier.empty(key);
                    for (BooksInMemory.Entry entry : entries) {
                        replayed = Lifecycle.apply(replayed, entry.event(), entry.at());
                    }
                    assertThat(replayed).isEqualTo(zone.books.dossiers.get(key));
                });
        LedgerSums.assertBalanced(zone.books);
        Set<Stage> stages =
                zone.books.dossiers.values().stream()
                        .map(Dossier::stage)
                        .collect(Collectors.toSet());
        assertThat(stages).contains(Stage.RELEASED, Stage.REJECTED, Stage.WAITING);
    }

    private static Document.Payment paying(Document.Payment sent, BigDecimal amount) {
        PaymentHead head = sent.content().head();
        return new Document.Payment(
                sent.header(),
                new Payment(
                        new PaymentHead(
                                head.guid(),
                                head.appType(),
                                head.appTime(),
                                head.appStatus(),
                                head.payCode(),
                                head.payName(),
                                head.payTransactionId(),
                                head.orderNo(),
                                head.ebpCode(),
                                head.ebpName(),
                                head.payerIdType(),
                                head.payerIdNumber(),
                                head.payerName(),
                                head.telephone(),
                                amount,
                                head.currency(),
                                head.payTime(),
                                head.note())));
    }
}
