package io.greenway.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.check.DocumentCheck;
import io.greenway.core.message.CEB311Message.OrderHead;
import io.greenway.core.message.CEB311Message.OrderList;
import io.greenway.core.message.CEB411Message.PaymentHead;
import io.greenway.core.message.CEB511Message.LogisticsHead;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.Message;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Invariants of sample trades over seeds.
class GeneratorTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final int DECLARATIONS = 3000;

    private static Generator generator(long seed) {
        return new Generator(seed, DAY, Zones.TWO_OF_EACH);
    }

    private static List<Declaration> consistent(long seed) {
        Generator generator = generator(seed);
        List<Declaration> declarations = new ArrayList<>();
        for (int i = 0; i < DECLARATIONS; i++) {
            declarations.add(generator.declaration(i, Kind.CONSISTENT));
        }
        return declarations;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, Long.MIN_VALUE})
    void consistentDocumentsAgree(long seed) {
        for (Declaration declaration : consistent(seed)) {
            OrderHead order = declaration.order().head();
            PaymentHead payment = declaration.payment().head();
            LogisticsHead waybill = declaration.waybill().head();
            InventoryHead inventory = declaration.inventory().head();
            String at = "seed " + seed + ", " + order.orderNo();
            assertThat(order.acturalPaid())
                    .as(at)
                    .isEqualByComparingTo(
                            order.goodsValue()
                                    .add(order.freight())
                                    .add(order.taxTotal())
                                    .subtract(order.discount()))
                    .isEqualByComparingTo(payment.amountPaid());
            assertThat(order.goodsValue()).as(at).isEqualByComparingTo(value(declaration));
            assertThat(order.freight())
                    .as(at)
                    .isEqualByComparingTo(inventory.freight())
                    .isEqualByComparingTo(waybill.freight());
            assertThat(inventory.insuredFee()).as(at).isEqualByComparingTo(waybill.insuredFee());
            assertThat(inventory.grossWeight()).as(at).isEqualByComparingTo(waybill.weight());
            assertThat(inventory.netWeight()).as(at).isLessThan(inventory.grossWeight());
            assertThat(List.of(payment.orderNo(), waybill.orderNo(), inventory.orderNo()))
                    .as(at)
                    .containsOnly(order.orderNo());
            assertThat(List.of(payment.payerName(), inventory.buyerName()))
                    .as(at)
                    .containsOnly(order.buyerName());
            assertThat(List.of(payment.payerIdNumber(), inventory.buyerIdNumber()))
                    .as(at)
                    .containsOnly(order.buyerIdNumber());
            assertThat(inventory.buyerTelephone()).as(at).isEqualTo(order.buyerTelephone());
            assertThat(waybill.consignee()).as(at).isEqualTo(order.consignee());
            assertThat(inventory.logisticsNo()).as(at).isEqualTo(waybill.logisticsNo());
            assertThat(order.payTransactionId()).as(at).isEqualTo(payment.payTransactionId());
            assertLinesAgree(declaration, at);
            assertMode(inventory, declaration.inventory().lines(), at);
        }
    }

    private static void assertLinesAgree(Declaration declaration, String at) {
        List<OrderList> ordered = declaration.order().lines();
        List<InventoryList> declared = declaration.inventory().lines();
        assertThat(declared).as(at).hasSameSizeAs(ordered);
        for (int i = 0; i < ordered.size(); i++) {
            OrderList here = ordered.get(i);
            InventoryList there = declared.get(i);
            assertThat(here.gnum()).as(at).isEqualTo(i + 1).isEqualTo(there.gnum());
            assertThat(here.itemNo()).as(at).isEqualTo(there.itemNo());
            assertThat(here.itemName()).as(at).isEqualTo(there.gname());
            assertThat(here.qty()).as(at).isEqualByComparingTo(there.qty());
            assertThat(here.price()).as(at).isEqualByComparingTo(there.price());
            assertThat(here.totalPrice())
                    .as(at)
                    .isEqualByComparingTo(there.totalPrice())
                    .isEqualByComparingTo(here.price().multiply(here.qty()));
        }
    }

    private static void assertMode(InventoryHead head, List<InventoryList> lines, String at) {
        boolean bonded = head.tradeMode().equals("1210");
        assertThat(head.emsNo() != null).as(at).isEqualTo(bonded);
        assertThat(head.areaCode() != null).as(at).isEqualTo(bonded);
        assertThat(head.trafNo() == null).as(at).isEqualTo(bonded);
        assertThat(head.billNo() == null).as(at).isEqualTo(bonded);
        assertThat(head.country().equals("142")).as(at).isEqualTo(bonded);
        assertThat(lines).as(at).allMatch(line -> (line.itemRecordNo() != null) == bonded);
        assertThat(head.preNo()).as(at).isNull();
        assertThat(head.invtNo()).as(at).isNull();
    }

    private static BigDecimal value(Declaration declaration) {
        return declaration.inventory().lines().stream()
                .map(InventoryList::totalPrice)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// several items stay within the single limit, a buyer far below the annual
    /// one.
    @ParameterizedTest
    @ValueSource(longs = 99)
    void limitsAreKept(long seed) {
        Map<String, BigDecimal> bought = new HashMap<>();
        int overSingleLimit = 0;
        for (Declaration declaration : consistent(seed)) {
            InventoryHead head = declaration.inventory().head();
            BigDecimal value = value(declaration).add(head.freight()).add(head.insuredFee());
            if (value.compareTo(new BigDecimal("5000")) > 0) {
                overSingleLimit++;
                assertThat(declaration.inventory().lines())
                        .as(head.orderNo())
                        .singleElement()
                        .matches(line -> line.qty().compareTo(BigDecimal.ONE) == 0);
            }
            bought.merge(head.buyerIdNumber(), value, BigDecimal::add);
        }
        assertThat(overSingleLimit).as("seed " + seed).isBetween(1, DECLARATIONS / 100);
        assertThat(bought.values())
                .as("seed " + seed)
                .allMatch(sum -> sum.compareTo(new BigDecimal("20000")) < 0);
    }

    /// everything on sale is on the positive list of the day, with its statutory units.
    @Test
    void goodsAreOnThePositiveList() {
        var tariff = Reference.bundled().tariff();
        for (Goods goods : Catalogue.GOODS) {
            String heading = goods.code().substring(0, 8);
            assertThat(tariff.item(heading, DAY)).as(goods.code()).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyDocumentIsProper(Kind kind) {
        Generator generator = generator(3);
        for (int i = 0; i < 40; i++) {
            Declaration declaration = generator.declaration(i, kind);
            String at = "seed 3, " + i;
            assertThat(DocumentCheck.check(declaration.order())).as(at).isEmpty();
            assertThat(DocumentCheck.check(declaration.payment())).as(at).isEmpty();
            assertThat(DocumentCheck.check(declaration.waybill())).as(at).isEmpty();
            assertThat(DocumentCheck.check(declaration.inventory())).as(at).isEmpty();
        }
    }

    @Test
    void messagesAreReadWithoutFaultAndComeBackTheSame() {
        XmlReader<Message> reader = XmlReader.of(Message.class);
        Mix mix = new Mix(500_000);
        List<Packed> messages = new ArrayList<>();
        Packer packer = new Packer(5, 7, messages::add);
        Generator generator = generator(5);
        for (int i = 0; i < 200; i++) {
            packer.add(generator.declaration(i, mix.kindOf(i)));
        }
        packer.finish();
        for (Packed packed : messages) {
            byte[] xml = XmlWriter.write((Record) packed.message(), XmlWriter.Style.PREFIXED);
            assertThat(reader.read(xml))
                    .as("seed 5, " + packed.paper() + " " + packed.number())
                    .isEqualTo(new Outcome.Accepted<>(packed.message(), List.of()));
        }
    }

    @Test
    void aDeclarationDependsOnItsIndexAlone() {
        Generator one = generator(11);
        Generator other = generator(11);
        for (Kind kind : Kind.values()) {
            one.declaration(17, kind);
        }
        for (Kind kind : Kind.values()) {
            assertThat(one.declaration(4, kind))
                    .as(kind.name())
                    .isEqualTo(other.declaration(4, kind));
        }
        assertThat(one.declaration(4, Kind.CONSISTENT))
                .isNotEqualTo(generator(12).declaration(4, Kind.CONSISTENT));
    }

    @Test
    void numbersAreUsedOnce() {
        Set<String> numbers = new HashSet<>();
        Set<String> buyers = new HashSet<>();
        for (long seed : List.of(1L, 2L)) {
            for (Declaration declaration : consistent(seed)) {
                assertThat(numbers.add(declaration.order().head().orderNo())).isTrue();
                assertThat(numbers.add(declaration.order().head().guid())).isTrue();
                assertThat(numbers.add(declaration.payment().head().payTransactionId())).isTrue();
                assertThat(numbers.add(declaration.waybill().head().logisticsNo())).isTrue();
                assertThat(numbers.add(declaration.inventory().head().guid())).isTrue();
                buyers.add(declaration.order().head().buyerIdNumber());
            }
        }
        assertThat(buyers).hasSize(2 * DECLARATIONS / 3);
    }
}
