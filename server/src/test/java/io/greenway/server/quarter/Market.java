package io.greenway.server.quarter;

import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.sample.Altered;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What is bought: mostly trades in order, some with one of every disagreement or without a paper;
/// one buyer who wants more than his quota holds, and one seller who guarantees little.
final class Market {
    /// The seller with the small guarantee of the demo zone.
    static final String SMALL = "5101960D12";

    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台"), new Party("5101960D02", "示范二平台")),
                    List.of(
                            new Party("5101960D11", "示范电商"),
                            new Party("5101960D02", "示范二平台"),
                            new Party(SMALL, "示范小额担保电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关"), new Party("5101960D42", "示范二报关")),
                    List.of(new Party("5101960D51", "示范监管场所")),
                    List.of(new Party(Warehouse.CODE, "示范保税仓")));

    private static final List<String> ENDINGS =
            List.of(
                    "-REVIEW",
                    "-REVIEW",
                    "-REVIEW-REJECT",
                    "-INSPECT",
                    "-INSPECT",
                    "-INSPECT-RETURN",
                    "-REJECT",
                    "-DETAIN",
                    "-CANCEL-REFUSED",
                    "-CANCEL-RELEASED",
                    "-CANCEL-SILENT",
                    "-CANCEL-SILENT",
                    "-RETURN-REFUSED",
                    "-RETURN-SILENT",
                    "-RETURN-SILENT",
                    "-TAX-DIFFERS",
                    "-TAX-AMEND",
                    "-TAX-VOID",
                    "-TAX-LATE",
                    "-TAX-UNPAID");

    /// Kinds whose goods, and so whose parties, are drawn otherwise; nobody corrects them.
    private static final Set<Kind> OF_OTHER_GOODS =
            Set.of(Kind.CONSISTENT, Kind.SINGLE_LIMIT, Kind.LINE_PRICE);

    private static final int OF_EACH_TRADE = 10;

    private final long seed;
    private final SplittableRandom random;
    private @Nullable InventoryHead greedy;
    private int made;

    Market(long seed, SplittableRandom random) {
        this.seed = seed;
        this.random = random;
    }

    private boolean by(int percent) {
        return random.nextInt(100) < percent;
    }

    /// A trade whose order is of the day before.
    Trade trade(LocalDate day) {
        int number = made++;
        Generator generator = new Generator(seed, day, PARTIES);
        boolean large = by(8);
        Kind kind = large ? Kind.CONSISTENT : kind();
        long index = (long) number * OF_EACH_TRADE + (large ? largest(generator, number) : 0);
        String ending = kind.isReleased() && !large ? ending() : "";
        Declaration first = generator.declaration(index, kind);
        // A kind that lacks a paper has the same goods as one that disagrees, and agrees itself.
        Declaration right =
                OF_OTHER_GOODS.contains(kind)
                        ? first
                        : generator.declaration(index, Kind.MISSING_ORDER);
        boolean small =
                first.inventory().head().ebcCode().equals(SMALL) && kind.isReleased() && by(40);
        if (greedy == null) {
            greedy = first.inventory().head();
        }
        InventoryHead buyer = large ? greedy : null;
        return new Trade(
                number,
                ending,
                named(first, ending, small, buyer),
                named(right, ending, small, buyer));
    }

    private Kind kind() {
        Kind[] all = Kind.values();
        return by(62) ? Kind.CONSISTENT : by(20) ? Kind.CONSIGNEE : all[random.nextInt(all.length)];
    }

    private String ending() {
        int luck = random.nextInt(100);
        return luck < 30 ? "" : luck < 58 ? "-SILENT" : ENDINGS.get(random.nextInt(ENDINGS.size()));
    }

    /// Which of some trades has the dearest goods.
    private static int largest(Generator generator, int number) {
        int best = 0;
        BigDecimal most = BigDecimal.ZERO;
        for (int at = 0; at < OF_EACH_TRADE; at++) {
            long index = (long) number * OF_EACH_TRADE + at;
            BigDecimal value =
                    generator.declaration(index, Kind.CONSISTENT).order().head().goodsValue();
            if (value.compareTo(most) > 0) {
                best = at;
                most = value;
            }
        }
        return best;
    }

    /// The same with an ending to its order number, and of another guarantor or buyer.
    private static Declaration named(
            Declaration plain, String ending, boolean small, @Nullable InventoryHead buyer) {
        var order = plain.order();
        var inventory = plain.inventory();
        String number = order.head().orderNo();
        Map<String, Object> ofOrder = new HashMap<>(Map.of("orderNo", number + ending));
        Map<String, Object> ofPayment = new HashMap<>(ofOrder);
        Map<String, Object> ofInventory = new HashMap<>(ofOrder);
        Map<String, Object> ofWaybill = new HashMap<>();
        if (plain.waybill().head().orderNo().equals(number)) {
            ofWaybill.putAll(ofOrder);
        }
        if (inventory.head().tradeMode().equals("1210")) {
            ofInventory.put("emsNo", Warehouse.BOOK);
        }
        if (small) {
            ofInventory.put("assureCode", SMALL);
        }
        if (buyer != null) {
            Map<String, Object> same =
                    Map.of(
                            "buyerName", buyer.buyerName(),
                            "buyerTelephone", buyer.buyerTelephone(),
                            "buyerIdNumber", buyer.buyerIdNumber());
            ofOrder.putAll(same);
            ofInventory.putAll(same);
            ofPayment.put("payerName", buyer.buyerName());
            ofPayment.put("payerIdNumber", buyer.buyerIdNumber());
        }
        return new Declaration(
                plain.index(),
                plain.kind(),
                new CEB311Message.Order(Altered.copy(order.head(), ofOrder), order.lines()),
                new CEB411Message.Payment(Altered.copy(plain.payment().head(), ofPayment)),
                new CEB511Message.Logistics(Altered.copy(plain.waybill().head(), ofWaybill)),
                new Inventory(Altered.copy(inventory.head(), ofInventory), inventory.lines()));
    }
}
