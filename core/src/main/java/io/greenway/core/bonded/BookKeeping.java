package io.greenway.core.bonded;

import io.greenway.core.ledger.Quantity;
import io.greenway.core.ledger.StockAccount;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.ledger.StockMove.Kind;
import io.greenway.core.party.LicenceKind;
import io.greenway.core.party.Obstacle;
import io.greenway.core.party.Role;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides messages to an account book: what moves on which line, or everything that speaks
/// against it (facts: flows 4). It changes nothing. A gate-out is decided with the dossiers.
public final class BookKeeping {
    private static final String FIRST_IMPORT = "1239";
    private static final int PASS_LENGTH = 60;
    private static final String PERMIT_GOODS = "FIRST_IMPORT_PERMIT_GOODS";
    private static final String SHORTAGE_TAXED = "STOCKTAKE_SHORTAGE_TAXED";

    private final BookTerms terms;
    private final List<Fault> faults = new ArrayList<>();
    private static final int REASON_LENGTH = 1000;

    /// Longest number of a list or of a document.
    private static final int NUMBER_LENGTH = 64;

    private final List<StockMove> moves = new ArrayList<>();
    private final List<Booking.Difference> differences = new ArrayList<>();
    private final List<Booking.Holding> holdings = new ArrayList<>();
    private final List<Levy> levies = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private BookKeeping(BookTerms terms) {
        this.terms = terms;
    }

    /// 核注清单: stock in.
    public static Outcome<Booking> inbound(BookMessage.Inbound list, BookTerms terms) {
        BookKeeping keeping = new BookKeeping(terms);
        AccountBook book = keeping.ownersBook();
        if (book != null) {
            keeping.count(list.lines().size(), "/lines");
            keeping.text(list.listNo(), "/listNo", NUMBER_LENGTH);
            if (terms.listKnown()) {
                keeping.add(FaultCode.BOOK_LIST_REPEATED, "/listNo", list.listNo(), null);
            }
            for (int at = 0; at < list.lines().size(); at++) {
                keeping.received(book, list.lines().get(at), "/lines/" + at);
            }
        }
        return keeping.booking();
    }

    private void received(AccountBook book, BookMessage.InboundLine line, String path) {
        BookGoods goods = line(book, line.item(), path);
        Quantity quantity = positive(line.quantity(), path + "/quantity");
        if (goods == null || quantity == null) {
            return;
        }
        same(FaultCode.BOOK_GOODS_DIFFER, path + "/hsCode", line.hsCode(), goods.hsCode());
        same(FaultCode.BOOK_UNIT_DIFFERS, path + "/unit", line.unit(), goods.unit());
        if (goods.origin() != null) {
            same(FaultCode.BOOK_ORIGIN_DIFFERS, path + "/origin", line.origin(), goods.origin());
        }
        if (book.mode().equals(FIRST_IMPORT) && needsPermit(goods)) {
            permit(book, line.permit(), path + "/permit");
        }
        move(book, goods.item(), Kind.RECEIVED, quantity, path + "/quantity");
        freeze(book, line, quantity, path);
    }

    /// what comes in cannot be declared while its batch is inspected. Of a line that names
    /// no batch nobody knows which it is, so it is taken for one that is frozen, when there is one.
    private void freeze(
            AccountBook book, BookMessage.InboundLine line, Quantity quantity, String path) {
        HeldBatch batch =
                line.batch() == null
                        ? frozen(line.item())
                        : named(book, line.batch(), line.batchOwner(), line.item(), path);
        if (batch != null && batch.frozen()) {
            moves.add(new StockMove(book.number(), line.item(), Kind.FROZEN, null, quantity));
            holdings.add(new Booking.Holding(batch, quantity));
        }
    }

    private @Nullable HeldBatch frozen(String item) {
        return terms.batches().stream()
                .filter(one -> one.frozen() && one.item().equals(item))
                .findFirst()
                .orElse(null);
    }

    private @Nullable HeldBatch named(
            AccountBook book, String number, @Nullable String owner, String item, String path) {
        String ofOwner = owner == null ? book.owner() : owner;
        HeldBatch batch =
                terms.batches().stream()
                        .filter(one -> one.is(ofOwner, number, item))
                        .findFirst()
                        .orElse(null);
        if (batch == null) {
            add(FaultCode.BATCH_UNKNOWN, path + "/batch", number, item);
        }
        return batch;
    }

    /// 1239 enters outside the pilot cities, where the first import of some goods needs a permit
    /// (R-010; 海关总署公告2016年第57号). Which goods is dated data.
    private boolean needsPermit(BookGoods goods) {
        String prefixes = terms.parameters().text(PERMIT_GOODS, terms.day());
        return Arrays.stream(prefixes.split("\\|"))
                .anyMatch(prefix -> prefix.equals("*") || goods.hsCode().startsWith(prefix));
    }

    private void permit(AccountBook book, @Nullable String number, String path) {
        boolean held =
                number != null
                        && terms.registry().find(book.owner()).stream()
                                .flatMap(owner -> owner.file().licences().stream())
                                .filter(one -> one.kind() == LicenceKind.FIRST_IMPORT)
                                .filter(one -> one.number().equals(number))
                                .anyMatch(one -> one.holdsOn(terms.day()));
        if (!held) {
            add(
                    FaultCode.FIRST_IMPORT_PERMIT_MISSING,
                    path,
                    number,
                    book.owner() + " " + terms.day());
        }
    }

    /// 盘点: what book and warehouse differ by; nothing moves yet.
    public static Outcome<Booking> stocktake(BookMessage.Stocktake count, BookTerms terms) {
        BookKeeping keeping = new BookKeeping(terms);
        AccountBook book = keeping.ownersBook();
        if (book != null) {
            keeping.count(count.lines().size(), "/lines");
            for (int at = 0; at < count.lines().size(); at++) {
                keeping.counted(book, count.lines().get(at), "/lines/" + at);
            }
        }
        return keeping.booking();
    }

    private void counted(AccountBook book, BookMessage.CountedLine line, String path) {
        BookGoods goods = line(book, line.item(), path);
        Quantity counted = quantity(line.counted(), path + "/counted");
        if (goods == null || counted == null) {
            return;
        }
        if (counted.isNegative()) {
            add(FaultCode.BOOK_QUANTITY, path + "/counted", counted.toString(), ">= 0");
            return;
        }
        Quantity booked = terms.accounts().apply(goods.item()).present();
        differences.add(
                new Booking.Difference(
                        goods.item(),
                        booked.toString(),
                        counted.toString(),
                        counted.minus(booked).toString()));
    }

    /// 盘点处理: the differences become adjustments. What moved since the count does not matter: a
    /// difference found then is a difference still.
    public static Outcome<Booking> settle(BookMessage.Settle settle, BookTerms terms) {
        BookKeeping keeping = new BookKeeping(terms);
        AccountBook book = keeping.zonesBook();
        List<Booking.Difference> found = terms.differences();
        if (book != null) {
            keeping.text(settle.reason(), "/reason", REASON_LENGTH);
            if (found == null) {
                keeping.add(FaultCode.STOCKTAKE_UNKNOWN, "/stocktake", settle.stocktake(), null);
            } else {
                found.forEach(one -> keeping.adjust(book, one, settle.values()));
            }
        }
        return keeping.booking();
    }

    private void adjust(
            AccountBook book, Booking.Difference difference, List<BookMessage.UnitValue> values) {
        Quantity by = Quantity.of(new BigDecimal(difference.difference())).orElseThrow();
        if (!by.isZero()) {
            move(book, difference.item(), Kind.ADJUSTED, by, "/stocktake");
        }
        if (by.isNegative() && terms.parameters().flag(SHORTAGE_TAXED, terms.day())) {
            book.line(difference.item())
                    .ifPresent(
                            goods ->
                                    Shortage.levy(
                                            goods, by.negated(), values, terms, levies, faults));
        }
    }

    /// 核销: free stock goes.
    public static Outcome<Booking> writeOff(BookMessage.WriteOff off, BookTerms terms) {
        BookKeeping keeping = new BookKeeping(terms);
        AccountBook book = keeping.zonesBook();
        if (book != null) {
            keeping.text(off.reason(), "/reason", REASON_LENGTH);
            keeping.text(off.documentNo(), "/documentNo", NUMBER_LENGTH);
            keeping.count(off.lines().size(), "/lines");
            for (int at = 0; at < off.lines().size(); at++) {
                String path = "/lines/" + at;
                BookMessage.QuantityLine line = off.lines().get(at);
                BookGoods goods = keeping.line(book, line.item(), path);
                Quantity quantity = keeping.positive(line.quantity(), path + "/quantity");
                if (goods != null && quantity != null) {
                    keeping.takeOff(book, goods.item(), quantity, off, path);
                }
            }
        }
        return keeping.booking();
    }

    private void takeOff(
            AccountBook book,
            String item,
            Quantity quantity,
            BookMessage.WriteOff off,
            String path) {
        if (off.batch() == null) {
            move(book, item, Kind.WRITTEN_OFF, quantity, path + "/quantity");
            return;
        }
        HeldBatch batch = named(book, off.batch(), off.batchOwner(), item, "");
        if (batch == null) {
            return;
        }
        if (quantity.compareTo(batch.held()) > 0) {
            add(
                    FaultCode.STOCK_NOT_ENOUGH,
                    path + "/quantity",
                    book.number() + " " + item + " " + batch.batchNo() + ": " + quantity,
                    batch.held().toString());
        } else {
            moves.add(new StockMove(book.number(), item, Kind.LOCK_WRITTEN_OFF, null, quantity));
            holdings.add(new Booking.Holding(batch, quantity.negated()));
        }
    }

    private void move(AccountBook book, String item, Kind kind, Quantity quantity, String path) {
        StockAccount account = terms.accounts().apply(item);
        if (account.allows(kind, quantity)) {
            moves.add(new StockMove(book.number(), item, kind, null, quantity));
        } else if (kind == Kind.RECEIVED) {
            add(FaultCode.BOOK_QUANTITY, path, quantity.toString(), null);
        } else {
            add(
                    FaultCode.STOCK_NOT_ENOUGH,
                    path,
                    book.number() + " " + item + ": " + quantity,
                    account.onHand().toString());
        }
    }

    private @Nullable AccountBook ownersBook() {
        AccountBook book = terms.book();
        if (book == null || !book.owner().equals(terms.sender())) {
            add(FaultCode.BOOK_UNKNOWN, "/book", null, null);
            return null;
        }
        faults.addAll(mayAct(book.owner(), Role.WAREHOUSE, terms));
        open(book);
        return book;
    }

    /// 核放单: what stands against the message itself and who sent it; the declarations are decided
    /// with their dossiers.
    public static List<Fault> gate(BookMessage.GateOut out, String site, BookTerms terms) {
        List<Fault> faults = new ArrayList<>(mayAct(site, Role.SITE, terms));
        if (!out.isPossible()) {
            faults.add(
                    Fault.of(
                            FaultCode.BOOK_VALUE,
                            "/invtNos",
                            String.valueOf(out.invtNos().size()),
                            "1.." + BookMessage.MOST_DECLARATIONS));
        }
        if (out.passNo().isBlank() || out.passNo().length() > PASS_LENGTH) {
            faults.add(
                    Fault.of(FaultCode.BOOK_VALUE, "/passNo", out.passNo(), "1.." + PASS_LENGTH));
        }
        return faults;
    }

    /// What stands against an enterprise that acts on a book or a gate on the day: it is suspended,
    /// or its role or licence ran out.
    private static List<Fault> mayAct(String code, Role role, BookTerms terms) {
        Obstacle obstacle = terms.registry().obstacle(code, role, terms.day(), terms.parameters());
        return obstacle == null
                ? List.of()
                : List.of(Fault.of(obstacle.fault(), "/message", code, role.json()));
    }

    private @Nullable AccountBook zonesBook() {
        AccountBook book = terms.book();
        String sender = terms.sender();
        if (sender != null) {
            add(FaultCode.BOOK_NOT_YOURS, "/action", sender, null);
            return null;
        }
        if (book == null) {
            add(FaultCode.BOOK_UNKNOWN, "/book", null, null);
        } else if (book.closed()) {
            // What is left of a book that ran out must still be settled.
            open(book);
        }
        return book;
    }

    private void open(AccountBook book) {
        if (!book.isOpen(terms.day())) {
            String until = book.closed() ? "closed" : book.validFrom() + ".." + book.validTo();
            add(FaultCode.BOOK_NOT_OPEN, "/book", book.number() + " " + terms.day(), until);
        }
    }

    private void text(@Nullable String value, String path, int most) {
        if (value == null || value.isBlank() || value.length() > most) {
            add(FaultCode.BOOK_VALUE, path, value, "1.." + most);
        }
    }

    private void count(int lines, String path) {
        if (lines == 0 || lines > BookMessage.MOST_LINES) {
            add(FaultCode.BOOK_VALUE, path, String.valueOf(lines), "1.." + BookMessage.MOST_LINES);
        }
    }

    /// What was left out is null, whatever the type says.
    private @Nullable BookGoods line(AccountBook book, @Nullable String item, String path) {
        BookGoods goods = book.line(item).orElse(null);
        if (goods == null) {
            add(FaultCode.BOOK_LINE_UNKNOWN, path + "/item", item, book.number());
        } else if (!seen.add(goods.item())) {
            add(FaultCode.BOOK_LINE_REPEATED, path + "/item", item, null);
            return null;
        }
        return goods;
    }

    private @Nullable Quantity positive(@Nullable BigDecimal units, String path) {
        Quantity quantity = quantity(units, path);
        if (quantity != null && !quantity.isPositive()) {
            add(FaultCode.BOOK_QUANTITY, path, quantity.toString(), "> 0");
            return null;
        }
        return quantity;
    }

    private @Nullable Quantity quantity(@Nullable BigDecimal units, String path) {
        Quantity quantity = units == null ? null : Quantity.of(units).orElse(null);
        if (quantity == null) {
            add(FaultCode.BOOK_QUANTITY, path, units == null ? null : units.toString(), null);
        }
        return quantity;
    }

    private void same(FaultCode code, String path, @Nullable String found, String expected) {
        if (!expected.equals(found)) {
            add(code, path, found, expected);
        }
    }

    private void add(
            FaultCode code, String path, @Nullable String found, @Nullable String expected) {
        faults.add(Fault.of(code, path, found, expected));
    }

    private Outcome<Booking> booking() {
        return faults.isEmpty()
                ? new Outcome.Accepted<>(
                        new Booking(moves, differences, holdings, levies), List.of())
                : new Outcome.Refused<>(faults);
    }
}
