package io.greenway.core.sample;

import io.greenway.core.message.CEB311Message.Order;
import io.greenway.core.message.CEB311Message.OrderHead;
import io.greenway.core.message.CEB311Message.OrderList;
import io.greenway.core.message.CEB411Message.Payment;
import io.greenway.core.message.CEB411Message.PaymentHead;
import io.greenway.core.message.CEB511Message.Logistics;
import io.greenway.core.message.CEB511Message.LogisticsHead;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.sample.Trade.Item;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Writes the four documents about one trade, each as its sender would, all in agreement.
final class Documents {
    private static final String NEW = "1";
    private static final String DECLARE = "2";
    private static final String YUAN = "142";
    private static final String IDENTITY_CARD = "1";
    private static final int TRADES_IN_A_FLIGHT = 2000;

    private final Trade trade;
    private final SplittableRandom random;

    Documents(Trade trade, SplittableRandom random) {
        this.trade = trade;
        this.random = random;
    }

    Order order() {
        Person buyer = trade.buyer();
        Person consignee = trade.consignee();
        OrderHead head =
                new OrderHead(
                        Seeds.guid(random),
                        NEW,
                        trade.ordered(),
                        DECLARE,
                        "I",
                        orderNumber(),
                        trade.platform().code(),
                        trade.platform().name(),
                        trade.seller().code(),
                        trade.seller().name(),
                        yuan(trade.goodsValue()),
                        yuan(trade.freight()),
                        yuan(trade.discount()),
                        yuan(0),
                        yuan(trade.amountPaid()),
                        YUAN,
                        buyer.account(),
                        buyer.name(),
                        buyer.telephone(),
                        IDENTITY_CARD,
                        buyer.identityNumber(),
                        trade.payer().code(),
                        trade.payer().name(),
                        paymentNumber(),
                        null,
                        consignee.name(),
                        consignee.telephone(),
                        consignee.address(),
                        consignee.district(),
                        null);
        return new Order(head, numbered(this::orderLine));
    }

    private OrderList orderLine(int number, Item item) {
        return new OrderList(
                number,
                item.number(),
                item.name(),
                item.goods().content(),
                null,
                item.barCode(),
                item.goods().unit(),
                BigDecimal.valueOf(item.pieces()),
                yuan(item.price()),
                yuan(item.total()),
                YUAN,
                item.origin(),
                null);
    }

    Payment payment() {
        Person buyer = trade.buyer();
        return new Payment(
                new PaymentHead(
                        Seeds.guid(random),
                        NEW,
                        trade.paid(),
                        DECLARE,
                        trade.payer().code(),
                        trade.payer().name(),
                        paymentNumber(),
                        orderNumber(),
                        trade.platform().code(),
                        trade.platform().name(),
                        IDENTITY_CARD,
                        buyer.identityNumber(),
                        buyer.name(),
                        buyer.telephone(),
                        yuan(trade.amountPaid()),
                        YUAN,
                        trade.paid(),
                        null));
    }

    Logistics waybill() {
        Person consignee = trade.consignee();
        return new Logistics(
                new LogisticsHead(
                        Seeds.guid(random),
                        NEW,
                        trade.shipped(),
                        DECLARE,
                        trade.carrier().code(),
                        trade.carrier().name(),
                        waybillNumber(),
                        trade.bonded() ? null : masterBill(),
                        orderNumber(),
                        yuan(trade.freight()),
                        yuan(trade.insurance()),
                        YUAN,
                        kilograms(grossGrams()),
                        1,
                        trade.items().getFirst().name(),
                        consignee.name(),
                        consignee.address(),
                        consignee.telephone(),
                        null));
    }

    Inventory inventory() {
        return new Inventory(inventoryHead(), numbered(this::inventoryLine));
    }

    /// The logistics enterprise guarantees the tax, as it may (specification text of CEB621,
    /// assureCode), so that a set does not depend on the guarantee of every seller.
    private InventoryHead inventoryHead() {
        Person buyer = trade.buyer();
        boolean bonded = trade.bonded();
        String flight = "GW" + (8800 + flight() % 100);
        return new InventoryHead(
                Seeds.guid(random),
                NEW,
                trade.declared(),
                DECLARE,
                orderNumber(),
                trade.platform().code(),
                trade.platform().name(),
                trade.seller().code(),
                trade.seller().name(),
                waybillNumber(),
                trade.carrier().code(),
                trade.carrier().name(),
                "C" + trade.number(),
                null,
                trade.carrier().code(),
                bonded ? SampleBook.number(trade.place().code()) : null,
                null,
                "I",
                trade.declared().toLocalDate(),
                bonded ? "7916" : "7902",
                bonded ? "7916" : "7902",
                bonded ? null : trade.declared().toLocalDate(),
                IDENTITY_CARD,
                buyer.identityNumber(),
                buyer.name(),
                buyer.telephone(),
                trade.consignee().address(),
                trade.agent().code(),
                trade.agent().name(),
                bonded ? trade.place().code() : null,
                bonded ? trade.place().name() : null,
                bonded ? "1210" : "9610",
                bonded ? "Y" : "5",
                bonded ? null : flight,
                bonded
                        ? null
                        : flight + trade.declared().format(DateTimeFormatter.ofPattern("MMdd")),
                bonded ? null : masterBill(),
                bonded ? null : site(),
                null,
                bonded ? YUAN : trade.items().getFirst().origin(),
                yuan(trade.freight()),
                yuan(trade.insurance()),
                YUAN,
                "2",
                1,
                kilograms(grossGrams()),
                kilograms(trade.netGrams()),
                null);
    }

    private InventoryList inventoryLine(int number, Item item) {
        Goods goods = item.goods();
        boolean second = !goods.secondUnit().isEmpty();
        return new InventoryList(
                number,
                trade.bonded() ? SampleBook.record(item) : null,
                item.number(),
                item.name(),
                goods.code(),
                item.name(),
                goods.content(),
                item.barCode(),
                item.origin(),
                item.origin(),
                YUAN,
                BigDecimal.valueOf(item.pieces()),
                goods.unit(),
                goods.quantityIn(goods.firstUnit(), item.pieces()),
                goods.firstUnit(),
                second ? goods.quantityIn(goods.secondUnit(), item.pieces()) : null,
                second ? goods.secondUnit() : null,
                yuan(item.price()),
                yuan(item.total()),
                null);
    }

    private interface LineWriter<L> {
        L write(int number, Item item);
    }

    private <L> List<L> numbered(LineWriter<L> writer) {
        return IntStream.range(0, trade.items().size())
                .mapToObj(i -> writer.write(i + 1, trade.items().get(i)))
                .toList();
    }

    private String orderNumber() {
        return "O" + trade.number();
    }

    private String paymentNumber() {
        return "P" + trade.number();
    }

    private String waybillNumber() {
        return "W" + trade.number();
    }

    /// Serial number of the flight: trades with neighbouring numbers come together.
    private int flight() {
        return Integer.parseInt(trade.number().substring(6, 14)) / TRADES_IN_A_FLIGHT;
    }

    /// Master air waybill with the prefix 000, which no airline has.
    private String masterBill() {
        return "000-"
                + trade.number().substring(0, 4)
                + String.format(Locale.ROOT, "%04d", flight() % 10_000);
    }

    private @Nullable String site() {
        String code = trade.place().code();
        return code.isEmpty() || code.length() > 10 ? null : code;
    }

    private int grossGrams() {
        return trade.netGrams() + trade.packingGrams();
    }

    private static BigDecimal kilograms(int grams) {
        return BigDecimal.valueOf(grams, 3);
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }
}
