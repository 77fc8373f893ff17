package io.greenway.core.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.bonded.BookKeeping;
import io.greenway.core.bonded.BookMessage;
import io.greenway.core.bonded.BookTerms;
import io.greenway.core.bonded.Booking;
import io.greenway.core.bonded.HeldBatch;
import io.greenway.core.ledger.Quantity;
import io.greenway.core.ledger.StockAccount;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.receipt.Receipt;
import io.greenway.core.reference.Reference;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.SampleBook;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: stock of a bonded book goes the ways of flows 2 and 4. Method: each script of `books`
/// (`.in`) is played, and every event, move, balance and receipt is held against its golden file
/// (`.out`). Run with `-Dgolden.update=true` to write the files anew.
class BookScriptsTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "books");
    private static final String BOOK = SampleBook.number(Zone.WAREHOUSE.code());

    /// What the declarant is told.
    private static final Set<String> TOLD = Set.of("CEB622", "CEB624", "CEB626");

    private final Zone zone = new Zone(67);
    private final Declaration declaration = bonded(zone);
    private final List<String> said = new ArrayList<>();
    private final Map<String, Booking> stocktakes = new HashMap<>();
    private final Map<String, HeldBatch> batches = new LinkedHashMap<>();
    private Instant now = Zone.NOON;
    private int events;
    private int moves = zone.books.stockMoves.size();
    private int receipts;

    static Stream<String> scripts() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".in"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void goesAsWritten(String script) throws Exception {
        for (String line : Files.readAllLines(FOLDER.resolve(script), StandardCharsets.UTF_8)) {
            if (!line.isBlank()) {
                said.add("> " + line);
                play(line.split(" ", -1));
                tell();
            }
        }
        Path golden = FOLDER.resolve(script.replace(".in", ".out"));
        String found = String.join("\n", said) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, found);
        }
        assertThat(found).isEqualTo(Files.readString(golden));
    }

    private static Declaration bonded(Zone zone) {
        for (long index = 0; ; index++) {
            Declaration one = zone.declaration(index, Kind.CONSISTENT);
            if (one.inventory().head().tradeMode().equals("1210")
                    && one.inventory().lines().size() == 2
                    && one.inventory().lines().getFirst().qty().intValue() > 1) {
                return one;
            }
        }
    }

    private void play(String[] words) {
        now = now.plusSeconds(60);
        switch (words[0]) {
            case "declare" -> declare();
            case "customs" -> faults(answer(words[1]));
            case "gate-out" ->
                    faults(zone.clerk.gateOut(List.of(invtNo()), words[2], words[1], now));
            case "cancel" -> zone.cancel(declaration, now);
            case "return" ->
                    zone.comeBack(
                            declaration,
                            Integer.parseInt(words[1]),
                            new BigDecimal(words[2]),
                            words[3],
                            now);
            case "inbound" -> book(inbound(words[1], words[2], words[3], named(words, 4)));
            case "batch" -> batches.put(words[1], batch(words[1], item(words[2])));
            case "passed" -> thaw(words[1]);
            case "leave" -> take(words[1], words[2]);
            case "stocktake" -> book(stocktake(words[1], words[2], words[3]));
            case "settle" -> book(settle(words[1], words[2], named(words, 3)));
            case "write-off" -> book(writeOff(words[1], words[2], named(words, 3)));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private void declare() {
        zone.documents(declaration, now).forEach(document -> zone.clerk.take(document, now));
    }

    private List<Fault> answer(String status) {
        assertThat(zone.clerk.answer(invtNo(), status, "-", now)).isTrue();
        return List.of();
    }

    private String invtNo() {
        return Objects.requireNonNull(zone.dossier(declaration).invtNo());
    }

    private void faults(List<Fault> faults) {
        for (Fault fault : faults) {
            said.add(
                    "  ! %s %s %s, %s"
                            .formatted(
                                    fault.code(),
                                    fault.place().path(),
                                    fault.found(),
                                    fault.expected()));
        }
    }

    /// Leaves so much free on a line, so that a script needs not know the zone's stock.
    private void take(String line, String units) {
        StockAccount account = zone.books.stock(BOOK, item(line));
        BigDecimal off = account.onHand().decimal().subtract(new BigDecimal(units));
        book(
                BookKeeping.writeOff(
                        new BookMessage.WriteOff(
                                "G",
                                BOOK,
                                "script",
                                "D",
                                List.of(new BookMessage.QuantityLine(item(line), off)),
                                null,
                                null),
                        terms(null, null)));
    }

    private Outcome<Booking> inbound(String listNo, String line, String units, String batch) {
        var goods = book().line(item(line)).orElseThrow();
        return BookKeeping.inbound(
                new BookMessage.Inbound(
                        "G",
                        BOOK,
                        listNo,
                        List.of(
                                new BookMessage.InboundLine(
                                        goods.item(),
                                        goods.hsCode(),
                                        goods.unit(),
                                        null,
                                        new BigDecimal(units),
                                        null,
                                        batch,
                                        null))),
                terms(Zone.WAREHOUSE.code(), null));
    }

    private Outcome<Booking> stocktake(String name, String line, String counted) {
        Outcome<Booking> found =
                BookKeeping.stocktake(
                        new BookMessage.Stocktake(
                                "G",
                                BOOK,
                                List.of(
                                        new BookMessage.CountedLine(
                                                item(line), new BigDecimal(counted)))),
                        terms(Zone.WAREHOUSE.code(), null));
        if (found instanceof Outcome.Accepted<Booking>(Booking booking, List<Fault> _)) {
            stocktakes.put(name, booking);
        }
        return found;
    }

    private List<BookMessage.UnitValue> worth(String unit) {
        return unit == null
                ? List.of()
                : book().goods().keySet().stream()
                        .map(item -> new BookMessage.UnitValue(item, new BigDecimal(unit)))
                        .toList();
    }

    private Outcome<Booking> settle(String name, String reason, String unit) {
        Booking found = stocktakes.get(name);
        Outcome<Booking> settled =
                BookKeeping.settle(
                        new BookMessage.Settle("G", BOOK, name, reason, worth(unit)),
                        terms(null, found == null ? null : found.differences()));
        if (settled instanceof Outcome.Accepted<Booking>) {
            stocktakes.remove(name);
        }
        return settled;
    }

    private static String named(String[] words, int at) {
        return words.length > at ? words[at] : null;
    }

    private static HeldBatch batch(String number, String item) {
        return new HeldBatch(Zone.WAREHOUSE.code(), number, item, true, Quantity.ZERO);
    }

    /// What the platform does when the inspection lets a batch go.
    private void thaw(String number) {
        HeldBatch before = batches.get(number);
        batches.put(
                number, new HeldBatch(before.owner(), number, before.item(), false, Quantity.ZERO));
        keep(new StockMove(BOOK, before.item(), StockMove.Kind.THAWED, null, before.held()));
    }

    private void keep(StockMove move) {
        zone.books.keep(
                zone.books.stock(move.book(), move.item()).after(move.kind(), move.quantity()),
                move,
                now);
    }

    private Outcome<Booking> writeOff(String line, String units, String batch) {
        return BookKeeping.writeOff(
                new BookMessage.WriteOff(
                        "G",
                        BOOK,
                        "destroyed",
                        "D",
                        List.of(new BookMessage.QuantityLine(item(line), new BigDecimal(units))),
                        batch,
                        null),
                terms(null, null));
    }

    private AccountBook book() {
        return zone.books.register.find(BOOK).orElseThrow();
    }

    private BookTerms terms(String sender, List<Booking.Difference> differences) {
        return new BookTerms(
                book(),
                item -> zone.books.stock(BOOK, item),
                false,
                differences,
                List.copyOf(batches.values()),
                new BookTax(Reference.bundled()),
                Zone.registry(),
                Reference.bundled().parameters(),
                sender,
                Terms.dayOf(now));
    }

    private void book(Outcome<Booking> outcome) {
        switch (outcome) {
            case Outcome.Refused<Booking>(List<Fault> faults) -> faults(faults);
            case Outcome.Accepted<Booking>(Booking booking, List<Fault> _) -> {
                booking.differences()
                        .forEach(
                                one ->
                                        said.add(
                                                "  booked %s, counted %s, difference %s"
                                                        .formatted(
                                                                one.booked(),
                                                                one.counted(),
                                                                one.difference())));
                booking.levies().forEach(levy -> said.add("  " + levy));
                booking.moves().forEach(this::keep);
                for (Booking.Holding one : booking.holdings()) {
                    HeldBatch batch = one.batch();
                    batches.put(
                            batch.batchNo(),
                            new HeldBatch(
                                    batch.owner(),
                                    batch.batchNo(),
                                    batch.item(),
                                    batch.frozen(),
                                    batch.held().plus(one.by())));
                }
            }
        }
    }

    private String item(String line) {
        return Objects.requireNonNull(
                declaration.inventory().lines().get(Integer.parseInt(line) - 1).itemRecordNo());
    }

    /// What is new since it was last told.
    private void tell() {
        List<BooksInMemory.Entry> history =
                zone.books.history.getOrDefault(Zone.key(declaration), List.of());
        for (BooksInMemory.Entry entry : history.subList(events, history.size())) {
            said.add("  " + name(entry));
            faults(refusals(entry.event()));
        }
        events = history.size();
        List<StockMove> all = zone.books.stockMoves;
        for (StockMove move : all.subList(moves, all.size())) {
            said.add("  move %s %s %s".formatted(move.kind(), move.item(), move.quantity()));
        }
        if (all.size() > moves) {
            declaration.inventory().lines().forEach(line -> balance(line.itemRecordNo()));
        }
        moves = all.size();
        List<Receipt> answered =
                zone.books.receipts.stream()
                        .filter(receipt -> TOLD.contains(receipt.answer().messageType()))
                        .toList();
        for (Receipt receipt : answered.subList(receipts, answered.size())) {
            said.add(
                    "  %s %s %s"
                            .formatted(
                                    receipt.answer().messageType(),
                                    receipt.answer().returnStatus(),
                                    receipt.answer().returnInfo()));
        }
        receipts = answered.size();
    }

    private static String name(BooksInMemory.Entry entry) {
        return "event " + entry.event().getClass().getSimpleName();
    }

    private static List<Fault> refusals(Event event) {
        return switch (event) {
            case Event.ReturnRefused refused -> refused.faults();
            case Event.ReturnArrivalRefused refused -> refused.faults();
            case Event.CancellationRefused refused -> refused.faults();
            default -> List.of();
        };
    }

    private void balance(String item) {
        StockAccount account = zone.books.stock(BOOK, item);
        said.add(
                "  %s: %s in - %s out + %s returned + %s adjusted = %s on hand + %s locked"
                        .formatted(
                                item,
                                account.received(),
                                account.taken(),
                                account.returned(),
                                account.adjusted(),
                                account.onHand(),
                                account.locked()));
    }
}
