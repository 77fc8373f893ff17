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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes consistent documents disagree in the one point that their kind names. Everything that
/// would be a second fault is kept in agreement.
final class Disagreements {
    /// Fireworks 烟花: no line of the retail import list.
    private static final String NOT_LISTED = "3604100000";

    private static final BigDecimal TWO = BigDecimal.TWO;
    private static final BigDecimal JIAO = new BigDecimal("0.10");

    private final Declaration consistent;
    private final Parties parties;

    private Disagreements(Declaration consistent, Parties parties) {
        this.consistent = consistent;
        this.parties = parties;
    }

    static Declaration apply(Declaration consistent, Parties parties) {
        return new Disagreements(consistent, parties).altered();
    }

    private Declaration altered() {
        OrderHead order = consistent.order().head();
        PaymentHead payment = consistent.payment().head();
        LogisticsHead waybill = consistent.waybill().head();
        InventoryHead inventory = consistent.inventory().head();
        return switch (consistent.kind()) {
            case CONSISTENT,
                    IDENTITY_NUMBER,
                    SINGLE_LIMIT,
                    MISSING_ORDER,
                    MISSING_PAYMENT,
                    MISSING_WAYBILL ->
                    consistent;
            case WAYBILL_ORDER_NUMBER -> waybill(Map.of("orderNo", waybill.orderNo() + "X"));
            case WAYBILL_NUMBER -> inventory(Map.of("logisticsNo", inventory.logisticsNo() + "X"));
            case SELLER -> order(party("ebc", other(parties.sellers(), order.ebcCode())));
            case PAYMENT_ENTERPRISE ->
                    order(party("pay", other(parties.payers(), payment.payCode())));
            case PAYMENT_NUMBER ->
                    order(Map.of("payTransactionId", payment.payTransactionId() + "X"));
            case BUYER_NAME -> inventory(Map.of("buyerName", inventory.buyerName() + "某"));
            case BUYER_ID ->
                    inventory(Map.of("buyerIdNumber", otherIdentity(inventory.buyerIdNumber())));
            case BUYER_TELEPHONE ->
                    inventory(Map.of("buyerTelephone", otherTelephone(inventory.buyerTelephone())));
            case PAYER_NAME -> payment(Map.of("payerName", payment.payerName() + "某"));
            case PAYER_ID ->
                    payment(Map.of("payerIdNumber", otherIdentity(payment.payerIdNumber())));
            case AMOUNT_PAID -> payment(Map.of("amountPaid", more(payment.amountPaid(), 1)));
            case MONEY_EQUATION -> moneyEquation(order, payment);
            case LINE_COUNT -> order(giftAdded(consistent.order()));
            case LINE_QUANTITY -> line(0, Disagreements::twiceAtHalfThePrice);
            case LINE_PRICE -> linePrices();
            case LINE_NAME -> line(0, Disagreements::renamed);
            case GOODS_VALUE ->
                    order(
                            Map.of(
                                    "goodsValue", more(order.goodsValue(), 5),
                                    "discount", more(order.discount(), 5)));
            case FREIGHT -> waybill(Map.of("freight", more(inventory.freight(), 3)));
            case INSURANCE -> waybill(Map.of("insuredFee", more(inventory.insuredFee(), 2)));
            case CONSIGNEE -> waybill(Map.of("consignee", waybill.consignee() + "某"));
            case NOT_ON_POSITIVE_LIST ->
                    line(0, line -> Altered.copy(line, Map.of("gcode", NOT_LISTED)));
        };
    }

    private Declaration moneyEquation(OrderHead order, PaymentHead payment) {
        Declaration paid = payment(Map.of("amountPaid", more(payment.amountPaid(), 1)));
        return new Disagreements(paid, parties)
                .order(Map.of("acturalPaid", more(order.acturalPaid(), 1)));
    }

    /// A gift has the price 0 (specification text of CEB311), so all sums stay as they are.
    private static Order giftAdded(Order order) {
        List<OrderList> lines = new ArrayList<>(order.lines());
        lines.add(
                Altered.copy(
                        lines.getFirst(),
                        Map.of(
                                "gnum",
                                lines.size() + 1,
                                "itemNo",
                                "GWGIFT",
                                "itemName",
                                "赠品试用装",
                                "qty",
                                BigDecimal.ONE,
                                "price",
                                BigDecimal.ZERO,
                                "totalPrice",
                                BigDecimal.ZERO)));
        return new Order(order.head(), lines);
    }

    private static InventoryList twiceAtHalfThePrice(InventoryList line) {
        return Altered.copy(
                line,
                Map.of(
                        "qty", line.qty().multiply(TWO),
                        "price", line.price().divide(TWO),
                        "qty1", line.qty1().multiply(TWO)));
    }

    private static InventoryList renamed(InventoryList line) {
        return Altered.copy(
                line, Map.of("itemName", line.itemName() + "升级版", "gname", line.gname() + "升级版"));
    }

    /// The first line becomes dearer by as much as the second becomes cheaper.
    private Declaration linePrices() {
        List<InventoryList> lines = consistent.inventory().lines();
        BigDecimal moved = JIAO.multiply(lines.get(0).qty()).multiply(lines.get(1).qty());
        Declaration dearer = line(0, line -> repriced(line, moved));
        return new Disagreements(dearer, parties).line(1, line -> repriced(line, moved.negate()));
    }

    private static InventoryList repriced(InventoryList line, BigDecimal added) {
        return Altered.copy(
                line,
                Map.of(
                        "price", line.price().add(added.divide(line.qty())).setScale(2),
                        "totalPrice", line.totalPrice().add(added).setScale(2)));
    }

    private static BigDecimal more(BigDecimal amount, int yuan) {
        return amount.add(BigDecimal.valueOf(yuan));
    }

    private static Map<String, Object> party(String prefix, Party party) {
        return Map.of(prefix + "Code", party.code(), prefix + "Name", party.name());
    }

    private static Party other(List<Party> parties, String code) {
        return parties.stream()
                .filter(party -> !party.code().equals(code))
                .findFirst()
                .orElse(new Party("9999999999", "未登记企业"));
    }

    /// The number of somebody born on the same day.
    private static String otherIdentity(String number) {
        return IdentityNumbers.neighbour(number);
    }

    private static String otherTelephone(String number) {
        char last = number.charAt(number.length() - 1);
        return number.substring(0, number.length() - 1) + (last == '9' ? '0' : (char) (last + 1));
    }

    private Declaration order(Map<String, Object> values) {
        Order order = consistent.order();
        return order(new Order(Altered.copy(order.head(), values), order.lines()));
    }

    private Declaration order(Order order) {
        return Altered.copy(consistent, Map.of("order", order));
    }

    private Declaration payment(Map<String, Object> values) {
        PaymentHead head = Altered.copy(consistent.payment().head(), values);
        return Altered.copy(consistent, Map.of("payment", new Payment(head)));
    }

    private Declaration waybill(Map<String, Object> values) {
        LogisticsHead head = Altered.copy(consistent.waybill().head(), values);
        return Altered.copy(consistent, Map.of("waybill", new Logistics(head)));
    }

    private Declaration inventory(Map<String, Object> values) {
        Inventory inventory = consistent.inventory();
        InventoryHead head = Altered.copy(inventory.head(), values);
        return Altered.copy(
                consistent, Map.of("inventory", new Inventory(head, inventory.lines())));
    }

    private interface LineChange {
        InventoryList apply(InventoryList line);
    }

    private Declaration line(int index, LineChange change) {
        Inventory inventory = consistent.inventory();
        List<InventoryList> lines = new ArrayList<>(inventory.lines());
        lines.set(index, change.apply(lines.get(index)));
        return Altered.copy(
                consistent, Map.of("inventory", new Inventory(inventory.head(), lines)));
    }
}
