package io.greenway.core.clearance;

import io.greenway.core.bonded.StockDemand;
import io.greenway.core.clearance.Dossier.Stock;
import io.greenway.core.ledger.Quantity;
import io.greenway.core.ledger.StockLot;
import io.greenway.core.ledger.StockMove.Kind;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a dossier does with stock of a bonded account book (facts: flows 2 and its table of side
/// effects, flows 4). Direct purchases (9610) have none.
final class BondedStock {
    private BondedStock() {}

    /// What a declaration wants of an account book; empty when it is not bonded.
    static Optional<StockDemand> demand(Inventory inventory) {
        InventoryHead head = inventory.head();
        return isBonded(head.tradeMode())
                ? Optional.of(
                        new StockDemand(
                                head.emsNo(),
                                head.areaCode(),
                                head.tradeMode(),
                                inventory.lines().stream()
                                        .map(
                                                line ->
                                                        new StockDemand.Line(
                                                                line.gnum(),
                                                                line.itemRecordNo(),
                                                                line.gcode(),
                                                                line.unit(),
                                                                line.country(),
                                                                line.qty()))
                                        .toList()))
                : Optional.empty();
    }

    /// Whether goods of a supervision mode come from bonded stock.
    static boolean isBonded(String tradeMode) {
        return tradeMode.equals("1210") || tradeMode.equals("1239");
    }

    /// A declaration that is refused or cancelled gives its stock back.
    static void unlock(Dossier dossier, List<Event> events, List<Ask> asks) {
        move(dossier, new Event.StockUnlocked(), Kind.UNLOCKED, events, asks);
    }

    /// Goods that go back abroad or are destroyed leave the book for good.
    static void writeOff(Dossier dossier, List<Event> events, List<Ask> asks) {
        move(dossier, new Event.StockWrittenOff(), Kind.LOCK_WRITTEN_OFF, events, asks);
    }

    /// Goods that are delivered leave the book.
    static void take(Dossier dossier, List<Event> events, List<Ask> asks) {
        move(dossier, new Event.StockTaken(), Kind.TAKEN, events, asks);
    }

    private static void move(
            Dossier dossier, Event event, Kind kind, List<Event> events, List<Ask> asks) {
        Stock stock = dossier.stock();
        if (stock != null && !stock.taken()) {
            events.add(event);
            asks.add(new Ask.MoveStock(kind, stock.book(), stock.lots()));
        }
    }

    /// Whether the parcel may leave by the gate.
    static boolean mayLeave(Dossier dossier) {
        Stock stock = dossier.stock();
        return dossier.stage() == Stage.RELEASED && stock != null && !stock.taken();
    }

    static Decision leave(Dossier dossier, Command.LeaveZone leave) {
        if (!mayLeave(dossier)) {
            return Decision.NOTHING;
        }
        List<Event> events = new ArrayList<>();
        List<Ask> asks = new ArrayList<>();
        events.add(new Event.GoodsLeft(leave.passNo()));
        take(dossier, events, asks);
        return new Decision(events, asks);
    }

    /// Goods that never left cannot come back: the gate-out is told first.
    static Optional<Fault> obstacle(Dossier dossier) {
        Stock stock = dossier.stock();
        return stock == null || stock.taken()
                ? Optional.empty()
                : Optional.of(
                        Fault.of(
                                FaultCode.RETURN_NOT_TAKEN,
                                "/Delivery",
                                dossier.key().orderNo(),
                                null));
    }

    /// Goods of a return that arrived stand on the book again (R-063; flows 2). An application
    /// never brings back more of a line than was declared, and that is what left with it.
    static void restore(Dossier dossier, GoodsReturn back, List<Event> events, List<Ask> asks) {
        Stock stock = dossier.stock();
        if (stock == null) {
            return;
        }
        List<StockLot> lots = new ArrayList<>();
        for (StockLot left : stock.lots()) {
            BigDecimal units = Giving.quantity(List.of(back), left.gnum());
            if (units.signum() > 0) {
                lots.add(new StockLot(left.gnum(), left.item(), Quantity.of(units).orElseThrow()));
            }
        }
        events.add(new Event.StockRestored(lots));
        asks.add(new Ask.MoveStock(Kind.RETURNED, stock.book(), lots));
    }
}
