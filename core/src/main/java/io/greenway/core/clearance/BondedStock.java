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
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a dossier does with stock of a bonded account book (facts: flows 2 and its table of side
/// effects, flows 4). Direct purchases (9610) have none.
final class BondedStock {
    private BondedStock() {}

    /// What a declaration wants of an account book; empty when it is not bonded.
    static Optional<StockDemand> demand(Inventory inventory) {
        InventoryHead head = inventory.head();
        boolean bonded = head.tradeMode().equals("1210") || head.tradeMode().equals("1239");
        return bonded
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

    /// The lots that a return brings back: never more of a line than left with it.
    static Outcome<List<StockLot>> returned(Dossier dossier, Map<Integer, BigDecimal> returned) {
        Stock stock = dossier.stock();
        if (stock == null || !stock.taken()) {
            String order = dossier.key().orderNo();
            return refused(Fault.of(FaultCode.RETURN_NOT_TAKEN, "/orderNo", order, null));
        }
        List<Fault> faults = new ArrayList<>();
        List<StockLot> lots = new ArrayList<>();
        returned.forEach(
                (gnum, units) -> {
                    StockLot lot = lot(stock, gnum);
                    Quantity quantity = Quantity.of(units).orElse(Quantity.ZERO);
                    Quantity left = lot == null ? Quantity.ZERO : left(stock, lot);
                    if (lot == null || !quantity.isPositive() || quantity.compareTo(left) > 0) {
                        String path = "/lines/" + gnum + "/qty";
                        faults.add(
                                Fault.of(
                                        FaultCode.RETURN_ABOVE_TAKEN,
                                        path,
                                        units.toPlainString(),
                                        left.toString()));
                    } else {
                        lots.add(new StockLot(gnum, lot.item(), quantity));
                    }
                });
        return faults.isEmpty()
                ? new Outcome.Accepted<>(lots, List.of())
                : new Outcome.Refused<>(faults);
    }

    private static @Nullable StockLot lot(Stock stock, int gnum) {
        return stock.lots().stream().filter(one -> one.gnum() == gnum).findFirst().orElse(null);
    }

    private static Quantity left(Stock stock, StockLot lot) {
        return lot.quantity()
                .minus(
                        Quantity.sum(
                                stock.returned().stream()
                                        .filter(one -> one.gnum() == lot.gnum())
                                        .map(StockLot::quantity)
                                        .toList()));
    }

    static Decision restock(Dossier dossier, Command.Restock restock) {
        Stock stock = dossier.stock();
        return stock == null || restock.lots().isEmpty()
                ? Decision.NOTHING
                : new Decision(
                        List.of(new Event.StockRestored(restock.lots())),
                        List.of(new Ask.MoveStock(Kind.RETURNED, stock.book(), restock.lots())));
    }

    private static <T> Outcome<T> refused(Fault fault) {
        return new Outcome.Refused<>(List.of(fault));
    }
}
