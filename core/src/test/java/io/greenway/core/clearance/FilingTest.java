package io.greenway.core.clearance;

import static io.greenway.core.clearance.Zone.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.CEB311Message.Order;
import io.greenway.core.message.CEB411Message.Payment;
import io.greenway.core.message.CEB511Message.Logistics;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.Altered;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: keys, duplicates, change and deletion are answered with the codes enterprises know
/// (checks D). Method: documents come again, changed, to dossiers at several stages.
class FilingTest {
    /// The same paper again, new, changed or deleted, once the dossier waits or is released.
    @ParameterizedTest(name = "{0} appType {1} while {2}: {3}")
    @CsvSource({
        "ORDER,     1, WAITING,  -301010",
        "ORDER,     2, WAITING,  2",
        "ORDER,     3, WAITING,  2",
        "ORDER,     2, RELEASED, -301011",
        "ORDER,     3, RELEASED, -301011",
        "ORDER,     2, ABSENT,   -301009",
        "ORDER,     3, ABSENT,   -301009",
        "PAYMENT,   1, COLLECTING, -401007",
        "PAYMENT,   2, RELEASED, -401008",
        "PAYMENT,   2, ABSENT,   -401006",
        "WAYBILL,   1, WAITING,  -504015",
        "WAYBILL,   2, WAITING,  2",
        "WAYBILL,   3, WAITING,  2",
        "WAYBILL,   2, RELEASED, -504016",
        "WAYBILL,   2, ABSENT,   -504014",
        "INVENTORY, 1, WAITING,  -621004",
        "INVENTORY, 1, RELEASED, -621004",
        "INVENTORY, 2, WAITING,  -621053",
        "INVENTORY, 3, WAITING,  2",
        "INVENTORY, 3, RELEASED, -621043",
        "INVENTORY, 2, RELEASED, -621012",
        "INVENTORY, 2, ABSENT,   -621011",
        "INVENTORY, 3, ABSENT,   -621042",
    })
    void aDocumentComesAgain(Paper paper, String appType, String stage, String status) {
        Zone zone = new Zone(21);
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        String orderNo = declaration.order().head().orderNo();
        List<Paper> before =
                switch (stage) {
                    case "ABSENT" -> List.of();
                    case "COLLECTING" -> List.of(Paper.ORDER, Paper.PAYMENT);
                    case "WAITING" -> List.of(Paper.ORDER, Paper.WAYBILL, Paper.INVENTORY);
                    default -> List.of(Paper.values());
                };
        zone.take(before.stream().map(one -> zone.document(declaration, one, NOON)).toList(), NOON);
        Dossier dossier = zone.dossier(declaration);
        zone.take(List.of(with(zone.document(declaration, paper, NOON), appType, null)), NOON);
        assertThat(zone.statuses(orderNo, paper).getLast()).isEqualTo(status);
        if (status.startsWith("-")) {
            assertThat(zone.dossier(declaration).stage()).isEqualTo(dossier.stage());
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"ORDER, -301014", "PAYMENT, -401012", "WAYBILL, -505016", "INVENTORY, -621055"})
    void aChangeOlderThanWhatIsStoredIsNotProcessed(Paper paper, String status) {
        Zone zone = new Zone(22);
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        Document document = zone.document(declaration, paper, NOON);
        zone.take(List.of(document), NOON);
        zone.take(List.of(with(document, "2", LocalDateTime.of(2020, 1, 1, 0, 0))), NOON);
        assertThat(zone.statuses(declaration.order().head().orderNo(), paper).getLast())
                .isEqualTo(status);
    }

    @Test
    void anInventoryIsChangedUnderItsPreEntryNumber() {
        Zone zone = new Zone(23);
        Declaration declaration = zone.declaration(1, Kind.MISSING_PAYMENT);
        zone.take(zone.documents(declaration, NOON), NOON);
        String preNo = zone.dossier(declaration).preNo();
        Document.Inventory change =
                (Document.Inventory)
                        with(zone.document(declaration, Paper.INVENTORY, NOON), "2", null);
        zone.take(List.of(numbered(change, preNo)), NOON);
        zone.take(List.of(numbered(change, "B20260101000000009")), NOON);
        String orderNo = declaration.order().head().orderNo();
        assertThat(zone.statuses(orderNo, Paper.INVENTORY)).containsExactly("2", "2", "-621001");
        assertThat(zone.dossier(declaration).preNo()).isEqualTo(preNo);
    }

    /// What customs gave a number and turned back is changed under that number.
    @Test
    void anInventoryThatHasItsNumberIsChangedUnderIt() {
        Zone zone = new Zone(29);
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        zone.documents(declaration, NOON).forEach(one -> zone.clerk.take(one, NOON));
        String invtNo = zone.dossier(declaration).invtNo();
        zone.clerk.answer(invtNo, "100", "-", NOON);
        Document.Inventory change =
                (Document.Inventory)
                        with(zone.document(declaration, Paper.INVENTORY, NOON), "2", null);
        zone.take(List.of(numbered(change, zone.dossier(declaration).preNo())), NOON);
        String orderNo = declaration.order().head().orderNo();
        assertThat(zone.statuses(orderNo, Paper.INVENTORY).getLast()).isEqualTo("-621057");
    }

    @Test
    void aPaymentNumberIsUsedForOneOrderOnly() {
        Zone zone = new Zone(24);
        Declaration first = zone.declaration(1, Kind.CONSISTENT);
        Declaration second = zone.declaration(2, Kind.CONSISTENT);
        zone.take(List.of(zone.document(first, Paper.PAYMENT, NOON)), NOON);
        Document.Payment other = (Document.Payment) zone.document(second, Paper.PAYMENT, NOON);
        Payment reused =
                new Payment(
                        Altered.copy(
                                other.content().head(),
                                Map.of(
                                        "payTransactionId",
                                        first.payment().head().payTransactionId())));
        zone.take(List.of(new Document.Payment(other.header(), reused)), NOON);
        assertThat(zone.statuses(second.order().head().orderNo(), Paper.PAYMENT))
                .containsExactly("-401007");
    }

    @Test
    void anOrderHasOnePayment() {
        Zone zone = new Zone(25);
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        Document.Payment first = (Document.Payment) zone.document(declaration, Paper.PAYMENT, NOON);
        Payment second =
                new Payment(
                        Altered.copy(
                                first.content().head(), Map.of("payTransactionId", "OTHER-1")));
        zone.take(List.of(first, new Document.Payment(first.header(), second)), NOON);
        assertThat(zone.statuses(declaration.order().head().orderNo(), Paper.PAYMENT))
                .containsExactly("2", "-401003");
    }

    /// The same questions for an order that has a payment and for one that nobody knows.
    @Test
    void aPaymentForAnothersOrderIsAnsweredAsIfTheOrderWereNot() {
        Zone zone = new Zone(28);
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        zone.take(
                List.of(
                        zone.document(declaration, Paper.ORDER, NOON),
                        zone.document(declaration, Paper.PAYMENT, NOON)),
                NOON);
        String theirs = declaration.order().head().orderNo();
        int said = zone.receipts(theirs, Paper.PAYMENT).size();
        Dossier before = zone.dossier(declaration);
        List<String> there = strangersAnswers(zone, declaration, theirs);
        assertThat(zone.dossier(declaration)).isEqualTo(before);
        zone.take(List.of(zone.document(declaration, Paper.WAYBILL, NOON)), NOON);
        zone.take(List.of(zone.document(declaration, Paper.INVENTORY, NOON)), NOON);
        assertThat(zone.dossier(declaration).stage()).isEqualTo(Stage.RELEASED);
        Zone nowhere = new Zone(28);
        assertThat(there.subList(said, there.size()))
                .isEqualTo(strangersAnswers(nowhere, declaration, theirs))
                .containsExactly("2", "-401007", "2", "2", "-401006");
    }

    private static List<String> strangersAnswers(Zone zone, Declaration declaration, String order) {
        Document.Payment paid = (Document.Payment) zone.document(declaration, Paper.PAYMENT, NOON);
        Payment content =
                new Payment(Altered.copy(paid.content().head(), Map.of("payCode", "5101000099")));
        Document payment = new Document.Payment(paid.header(), content);
        for (String appType : List.of("1", "1", "2", "3", "2")) {
            zone.take(List.of(with(payment, appType, null)), NOON);
        }
        return zone.statuses(order, Paper.PAYMENT);
    }

    @Test
    void aPaymentOfTheEnterpriseThatTheOrderNamesComesFirst() {
        Zone zone = new Zone(29);
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        zone.take(List.of(zone.document(declaration, Paper.ORDER, NOON)), NOON);
        strangersAnswers(zone, declaration, "");
        Document.Payment paid = (Document.Payment) zone.document(declaration, Paper.PAYMENT, NOON);
        Payment other =
                new Payment(Altered.copy(paid.content().head(), Map.of("payCode", "5101000099")));
        zone.take(List.of(new Document.Payment(paid.header(), other)), NOON);
        zone.take(zone.documents(declaration, NOON).subList(1, 4), NOON);
        assertThat(zone.dossier(declaration).stage()).isEqualTo(Stage.RELEASED);
    }

    @Test
    void aDraftIsStoredAndTakesNoPart() {
        Zone zone = new Zone(26);
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        Document.Inventory inventory =
                (Document.Inventory) zone.document(declaration, Paper.INVENTORY, NOON);
        Inventory draft =
                new Inventory(
                        Altered.copy(inventory.content().head(), Map.of("appStatus", "1")),
                        inventory.content().lines());
        List<Document> documents =
                List.of(
                        zone.document(declaration, Paper.ORDER, NOON),
                        zone.document(declaration, Paper.PAYMENT, NOON),
                        zone.document(declaration, Paper.WAYBILL, NOON),
                        Document.of(draft, new DocumentRef(99, 0), "5101000005", NOON));
        zone.take(documents, NOON);
        assertThat(zone.dossier(declaration).stage()).isEqualTo(Stage.COLLECTING);
        zone.take(List.of(inventory), NOON);
        assertThat(zone.statuses(declaration.order().head().orderNo(), Paper.INVENTORY))
                .containsExactly("1", "2", "120", "800");
    }

    @Test
    void aWaybillNumberMayComeAgainAfterSixMonths() {
        Zone zone = new Zone(27);
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        Document waybill = zone.document(declaration, Paper.WAYBILL, NOON);
        zone.take(List.of(waybill), NOON);
        zone.take(List.of(waybill), NOON.plusSeconds(170L * 86_400));
        zone.take(List.of(waybill), NOON.plusSeconds(190L * 86_400));
        assertThat(zone.statuses(declaration.order().head().orderNo(), Paper.WAYBILL))
                .containsExactly("2", "-504015", "2");
    }

    /// The document with another submission type and, unless null, another time.
    private static Document with(Document document, String appType, LocalDateTime time) {
        Document.Header old = document.header();
        LocalDateTime stated = time == null ? old.appTime() : time;
        Document.Header header =
                new Document.Header(
                        old.paper(),
                        old.ref(),
                        old.sender(),
                        old.receivedAt(),
                        old.guid(),
                        appType,
                        stated,
                        old.draft());
        Map<String, Object> head = Map.of("appType", appType, "appTime", stated);
        return switch (document) {
            case Document.Order order ->
                    new Document.Order(
                            header,
                            new Order(
                                    Altered.copy(order.content().head(), head),
                                    order.content().lines()));
            case Document.Payment payment ->
                    new Document.Payment(
                            header, new Payment(Altered.copy(payment.content().head(), head)));
            case Document.Waybill waybill ->
                    new Document.Waybill(
                            header, new Logistics(Altered.copy(waybill.content().head(), head)));
            case Document.Inventory inventory ->
                    new Document.Inventory(
                            header,
                            new Inventory(
                                    Altered.copy(inventory.content().head(), head),
                                    inventory.content().lines()));
        };
    }

    private static Document.Inventory numbered(Document.Inventory inventory, String preNo) {
        return new Document.Inventory(
                inventory.header(),
                new Inventory(
                        Altered.copy(inventory.content().head(), Map.of("preNo", preNo)),
                        inventory.content().lines()));
    }
}
