package io.greenway.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.match.Disagreement;
import io.greenway.core.match.DocumentMatch;
import io.greenway.core.match.NameMatch;
import io.greenway.core.match.Papers;
import io.greenway.core.match.Terms;
import io.greenway.core.message.Paper;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.IdentityService;
import io.greenway.core.party.Registry;
import io.greenway.core.party.Role;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Each kind shows one disagreement and nothing else.
class DisagreementsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    private static final Terms TERMS = new Terms(DAY, registry(), Reference.bundled().parameters());

    /// Decided after the documents agree.
    private static final Set<Kind> NOT_OF_THE_MATCH =
            EnumSet.of(Kind.SINGLE_LIMIT, Kind.NOT_ON_POSITIVE_LIST);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theMatchFindsExactlyWhatTheKindNames(Kind kind) {
        Generator generator = new Generator(21, DAY, Zones.TWO_OF_EACH);
        for (int i = 0; i < 25; i++) {
            Declaration made = generator.declaration(i, kind);
            List<Disagreement> found =
                    DocumentMatch.compare(
                            new Papers(
                                    made.order(), made.payment(), made.waybill(), made.inventory()),
                            TERMS);
            Set<FaultCode> codes =
                    found.stream().map(one -> one.fault().code()).collect(Collectors.toSet());
            String at = "seed 21, " + i;
            if (NOT_OF_THE_MATCH.contains(kind)) {
                assertThat(codes).as(at).isEmpty();
                continue;
            }
            assertThat(codes).as(at).isEqualTo(kind.faults());
            for (Paper paper : Paper.values()) {
                boolean refused =
                        found.stream()
                                .anyMatch(one -> one.refuses() && one.papers().contains(paper));
                assertThat(refused).as(at + " " + paper).isEqualTo(kind.refuses(paper));
            }
        }
    }

    /// R-074, checks F: who is a stranger to the number is refused where the service is asked, in
    /// the words that are known, and nobody of whom it knows nothing.
    @ParameterizedTest
    @CsvSource({
        "true, 不符, SIMULATED, true",
        "true, 符, SIMULATED, false",
        "false, 不符, SIMULATED, false",
        "true, 不符, NOBODY, false"
    })
    void aNameThatIsNotThatOfTheNumberIsRefused(
            boolean asked, String ending, String service, boolean refused) {
        Declaration made =
                new Generator(23, DAY, Zones.TWO_OF_EACH).declaration(1, Kind.CONSISTENT);
        String name = made.order().head().buyerName() + ending;
        List<Disagreement> found =
                NameMatch.check(
                        Altered.copy(made.order().head(), Map.of("buyerName", name)),
                        DAY,
                        Reference.bundled()
                                .with("IDENTITY_SERVICE_ASKED", String.valueOf(asked))
                                .parameters(),
                        service.equals("SIMULATED")
                                ? IdentityService.SIMULATED
                                : IdentityService.NOBODY);
        if (!refused) {
            assertThat(found).isEmpty();
            return;
        }
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().papers()).isEqualTo(EnumSet.of(Paper.ORDER, Paper.INVENTORY));
        assertThat(found.getFirst().fault().code()).isEqualTo(FaultCode.NAME_NOT_OF_NUMBER);
        assertThat(found.getFirst().fault().code().customs()).isEqualTo("99");
        assertThat(Phrases.bundled().answer(FaultCode.NAME_NOT_OF_NUMBER))
                .isEqualTo("订单中的订购人姓名和身份证不匹配！");
        assertThat(found.toString())
                .doesNotContain(name)
                .doesNotContain(made.order().head().buyerIdNumber());
    }

    /// What a kind changes against the consistent trade with the same lines.
    @ParameterizedTest
    @CsvSource({
        "WAYBILL_ORDER_NUMBER, waybill.orderNo",
        "WAYBILL_NUMBER, inventory.logisticsNo",
        "SELLER, order.ebcCode order.ebcName",
        "PAYMENT_ENTERPRISE, order.payCode order.payName",
        "PAYMENT_NUMBER, order.payTransactionId",
        "BUYER_NAME, inventory.buyerName",
        "BUYER_ID, inventory.buyerIdNumber",
        "BUYER_TELEPHONE, inventory.buyerTelephone",
        "PAYER_NAME, payment.payerName",
        "PAYER_ID, payment.payerIdNumber",
        "AMOUNT_PAID, payment.amountPaid",
        "MONEY_EQUATION, order.acturalPaid payment.amountPaid",
        "GOODS_VALUE, order.goodsValue order.discount",
        "FREIGHT, waybill.freight",
        "INSURANCE, waybill.insuredFee",
        "CONSIGNEE, waybill.consignee",
        "MISSING_PAYMENT, ''"
    })
    void onlyTheNamedFieldsOfTheHeadsDiffer(Kind kind, String fields) {
        Generator generator = new Generator(22, DAY, Zones.TWO_OF_EACH);
        Declaration plain = generator.declaration(8, Kind.MISSING_WAYBILL);
        Declaration made = generator.declaration(8, kind);
        List<String> different = new ArrayList<>();
        different.addAll(different("order", plain.order().head(), made.order().head()));
        different.addAll(different("payment", plain.payment().head(), made.payment().head()));
        different.addAll(different("waybill", plain.waybill().head(), made.waybill().head()));
        different.addAll(different("inventory", plain.inventory().head(), made.inventory().head()));
        assertThat(String.join(" ", different)).isEqualTo(fields);
        assertThat(made.order().lines()).isEqualTo(plain.order().lines());
        assertThat(made.inventory().lines()).isEqualTo(plain.inventory().lines());
    }

    private static List<String> different(String document, Record one, Record other) {
        Map<String, @Nullable Object> before = Altered.components(one);
        Map<String, @Nullable Object> after = Altered.components(other);
        return before.keySet().stream()
                .filter(
                        name ->
                                !String.valueOf(before.get(name))
                                        .equals(String.valueOf(after.get(name))))
                .map(name -> document + "." + name)
                .toList();
    }

    private static Registry registry() {
        List<Enterprise> enterprises = new ArrayList<>();
        Parties zone = Zones.TWO_OF_EACH;
        Map.of(
                        Role.PLATFORM, zone.platforms(),
                        Role.ECOMMERCE, zone.sellers(),
                        Role.PAYMENT, zone.payers(),
                        Role.LOGISTICS, zone.carriers(),
                        Role.AGENT, zone.agents())
                .forEach(
                        (role, parties) ->
                                parties.forEach(
                                        party ->
                                                enterprises.add(
                                                        new Enterprise(
                                                                party.code(),
                                                                party.name(),
                                                                Set.of(role)))));
        return Registry.of(enterprises);
    }
}
