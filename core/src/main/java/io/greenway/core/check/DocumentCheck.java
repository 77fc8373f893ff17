package io.greenway.core.check;

import io.greenway.core.message.CEB311Message.Order;
import io.greenway.core.message.CEB311Message.OrderHead;
import io.greenway.core.message.CEB311Message.OrderList;
import io.greenway.core.message.CEB411Message.Payment;
import io.greenway.core.message.CEB511Message.Logistics;
import io.greenway.core.message.CEB511Message.LogisticsHead;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one document must satisfy by itself (facts: checks B and G). The published schema forbids
/// neither zero nor negative numbers, so these are rules of their own. Each method lists every
/// fault.
public final class DocumentCheck {
    private final FaultCode amountInvalid;
    private final List<Fault> faults = new ArrayList<>();

    private DocumentCheck(FaultCode amountInvalid) {
        this.amountInvalid = amountInvalid;
    }

    public static List<Fault> check(Order order) {
        DocumentCheck check = new DocumentCheck(FaultCode.ORDER_AMOUNT_INVALID);
        OrderHead head = order.head();
        check.notNegative("/OrderHead/goodsValue", head.goodsValue());
        check.notNegative("/OrderHead/freight", head.freight());
        check.notNegative("/OrderHead/discount", head.discount());
        check.notNegative("/OrderHead/taxTotal", head.taxTotal());
        check.notNegative("/OrderHead/acturalPaid", head.acturalPaid());
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < order.lines().size(); i++) {
            OrderList line = order.lines().get(i);
            String path = "/OrderList[" + (i + 1) + "]";
            check.unique(FaultCode.ORDER_LINE_NUMBER_REPEATED, path, numbers, line.gnum());
            check.positive(path + "/qty", line.qty());
            check.notNegative(path + "/price", line.price());
            check.product(path + "/totalPrice", line.price(), line.qty(), line.totalPrice());
        }
        return check.faults;
    }

    public static List<Fault> check(Payment payment) {
        DocumentCheck check = new DocumentCheck(FaultCode.PAYMENT_AMOUNT_INVALID);
        check.positive("/PaymentHead/amountPaid", payment.head().amountPaid());
        return check.faults;
    }

    public static List<Fault> check(Logistics waybill) {
        DocumentCheck check = new DocumentCheck(FaultCode.WAYBILL_AMOUNT_INVALID);
        LogisticsHead head = waybill.head();
        check.notNegative("/LogisticsHead/freight", head.freight());
        check.notNegative("/LogisticsHead/insuredFee", head.insuredFee());
        check.positive("/LogisticsHead/weight", head.weight());
        check.onePackage("/LogisticsHead/packNo", head.packNo());
        return check.faults;
    }

    public static List<Fault> check(Inventory inventory) {
        DocumentCheck check = new DocumentCheck(FaultCode.INVENTORY_AMOUNT_INVALID);
        InventoryHead head = inventory.head();
        check.notNegative("/InventoryHead/freight", head.freight());
        check.notNegative("/InventoryHead/insuredFee", head.insuredFee());
        check.positive("/InventoryHead/grossWeight", head.grossWeight());
        check.positive("/InventoryHead/netWeight", head.netWeight());
        check.atMost("/InventoryHead/netWeight", head.netWeight(), head.grossWeight());
        check.onePackage("/InventoryHead/packNo", head.packNo());
        check.present(FaultCode.COP_NO_MISSING, "/InventoryHead/copNo", head.copNo());
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < inventory.lines().size(); i++) {
            InventoryList line = inventory.lines().get(i);
            String path = "/InventoryList[" + (i + 1) + "]";
            check.unique(FaultCode.INVENTORY_LINE_NUMBER_REPEATED, path, numbers, line.gnum());
            check.positive(path + "/qty", line.qty());
            check.positive(path + "/qty1", line.qty1());
            check.secondQuantity(path, line);
            check.notNegative(path + "/price", line.price());
            check.product(path + "/totalPrice", line.price(), line.qty(), line.totalPrice());
        }
        return check.faults;
    }

    private void add(
            FaultCode code, String path, @Nullable Object found, @Nullable String expected) {
        faults.add(Fault.of(code, path, found == null ? null : text(found), expected));
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private void unique(FaultCode code, String path, Set<Integer> seen, int gnum) {
        if (!seen.add(gnum)) {
            add(code, path + "/gnum", gnum, null);
        }
    }

    private void positive(String path, BigDecimal value) {
        if (value.signum() <= 0) {
            add(amountInvalid, path, value, "> 0");
        }
    }

    private void notNegative(String path, @Nullable BigDecimal value) {
        if (value != null && value.signum() < 0) {
            add(amountInvalid, path, value, ">= 0");
        }
    }

    private void atMost(String path, BigDecimal value, BigDecimal most) {
        if (value.compareTo(most) > 0) {
            add(amountInvalid, path, value, "<= " + most.toPlainString());
        }
    }

    /// A parcel of retail import is one package (specification text of CEB511 and CEB621).
    private void onePackage(String path, int packages) {
        if (packages != 1) {
            add(amountInvalid, path, packages, "1");
        }
    }

    private void present(FaultCode code, String path, @Nullable String value) {
        if (value == null || value.isBlank()) {
            add(code, path, value, null);
        }
    }

    /// Unit prices carry up to five decimals, totals are money: they agree to the fen.
    private void product(String path, BigDecimal price, BigDecimal quantity, BigDecimal total) {
        BigDecimal expected = price.multiply(quantity).setScale(2, RoundingMode.HALF_UP);
        if (expected.compareTo(total.setScale(2, RoundingMode.HALF_UP)) != 0) {
            add(amountInvalid, path, total, expected.toPlainString());
        }
    }

    /// Second unit and second quantity stand together or not at all (error table, -625009 for
    /// returns).
    private void secondQuantity(String path, InventoryList line) {
        String unit = line.unit2();
        boolean hasUnit = unit != null && !unit.isEmpty();
        BigDecimal quantity = line.qty2();
        if (hasUnit && (quantity == null || quantity.signum() <= 0)) {
            add(amountInvalid, path + "/qty2", quantity, "> 0");
        }
        if (!hasUnit && quantity != null) {
            add(amountInvalid, path + "/unit2", unit, null);
        }
    }
}
