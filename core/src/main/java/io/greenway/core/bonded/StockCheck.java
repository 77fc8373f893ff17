package io.greenway.core.bonded;

import io.greenway.core.ledger.Quantity;
import io.greenway.core.ledger.StockAccount;
import io.greenway.core.ledger.StockLot;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Whether an account book gives a declaration the stock it wants: all of it or nothing (facts:
/// flows 2 and 4, checks H: `emsNo`, `areaCode` and `itemRecordNo`; checks G: goods on record).
public final class StockCheck {
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Quantity> wanted = new LinkedHashMap<>();
    private final List<StockLot> lots = new ArrayList<>();

    /// Whether the declaration does not know whose book it names: then it is not told either what
    /// lies there.
    private boolean foreign;

    private StockCheck() {}

    /// What would be locked, or everything that speaks against it.
    ///
    /// @param book the book that the declaration names; null when there is none
    /// @param accounts balance of a line of that book
    /// @param day day on which the stock is to be locked, in China
    public static Outcome<List<StockLot>> of(
            StockDemand demand,
            @Nullable AccountBook book,
            Function<String, StockAccount> accounts,
            LocalDate day) {
        StockCheck check = new StockCheck();
        if (book == null) {
            check.add(FaultCode.BOOK_UNKNOWN, "/InventoryHead/emsNo", demand.book(), null);
        } else {
            check.book(demand, book, day);
            for (int at = 0; at < demand.lines().size(); at++) {
                check.line(demand.lines().get(at), at, book, accounts);
            }
        }
        return check.faults.isEmpty()
                ? new Outcome.Accepted<>(check.lots, List.of())
                : new Outcome.Refused<>(check.faults);
    }

    private void book(StockDemand demand, AccountBook book, LocalDate day) {
        String emsNo = "/InventoryHead/emsNo";
        if (!book.isOpen(day)) {
            String until = book.closed() ? "closed" : book.validFrom() + ".." + book.validTo();
            add(FaultCode.BOOK_NOT_OPEN, emsNo, book.number() + " " + day, until);
        }
        if (!book.owner().equals(demand.area())) {
            foreign = true;
            add(FaultCode.BOOK_OWNER_DIFFERS, "/InventoryHead/areaCode", demand.area(), null);
        }
        if (!book.mode().equals(demand.mode())) {
            add(
                    FaultCode.BOOK_MODE_DIFFERS,
                    "/InventoryHead/tradeMode",
                    demand.mode(),
                    book.mode());
        }
    }

    private void line(
            StockDemand.Line line,
            int at,
            AccountBook book,
            Function<String, StockAccount> accounts) {
        String path = "/InventoryList[" + (at + 1) + "]/";
        BookGoods goods = book.line(line.item()).orElse(null);
        if (goods == null) {
            add(FaultCode.BOOK_LINE_UNKNOWN, path + "itemRecordNo", line.item(), book.number());
            return;
        }
        goods(line, goods, path);
        Quantity quantity = Quantity.of(line.quantity()).orElse(null);
        if (quantity == null || !quantity.isPositive()) {
            add(FaultCode.BOOK_QUANTITY, path + "qty", line.quantity().toPlainString(), null);
            return;
        }
        Quantity all = wanted.merge(goods.item(), quantity, Quantity::plus);
        StockAccount account = accounts.apply(goods.item());
        if (all.compareTo(account.onHand()) > 0) {
            add(
                    FaultCode.STOCK_NOT_ENOUGH,
                    path + "qty",
                    book.number() + " " + goods.item() + ": " + all,
                    foreign ? null : account.onHand().toString());
        }
        lots.add(new StockLot(line.gnum(), goods.item(), quantity));
    }

    private void goods(StockDemand.Line line, BookGoods goods, String path) {
        if (!line.gcode().startsWith(goods.hsCode())) {
            add(FaultCode.BOOK_GOODS_DIFFER, path + "gcode", line.gcode(), goods.hsCode());
        }
        if (!line.unit().equals(goods.unit())) {
            add(FaultCode.BOOK_UNIT_DIFFERS, path + "unit", line.unit(), goods.unit());
        }
        String origin = goods.origin();
        if (origin != null && !origin.equals(line.origin())) {
            add(FaultCode.BOOK_ORIGIN_DIFFERS, path + "country", line.origin(), origin);
        }
    }

    private void add(
            FaultCode code, String path, @Nullable String found, @Nullable String expected) {
        faults.add(Fault.of(code, path, found, expected));
    }
}
