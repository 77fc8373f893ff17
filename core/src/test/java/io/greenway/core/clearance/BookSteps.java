package io.greenway.core.clearance;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.bonded.BookEvent;
import io.greenway.core.bonded.BookKeeping;
import io.greenway.core.bonded.BookMessage;
import io.greenway.core.bonded.BookTerms;
import io.greenway.core.bonded.Booking;
import io.greenway.core.bonded.Levy;
import io.greenway.core.ledger.StockAccount;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.message.BaseTransfer;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.Message;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.EnterpriseStage;
import io.greenway.core.party.GreenFile;
import io.greenway.core.party.Licence;
import io.greenway.core.party.LicenceKind;
import io.greenway.core.party.Registry;
import io.greenway.core.party.RegistryFile;
import io.greenway.core.party.Role;
import io.greenway.core.reference.Reference;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.SampleBook;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Steps of a script that concern an account book:
///
/// - `book MODE` opens one of its own, empty, with the goods of the trade on record, and lets the
///   trade name it;
/// - `permit NUMBER FROM TO`: the owner has a permit for a first import;
/// - `inbound LIST LINExQUANTITY… [permit=NUMBER]`, `stocktake NAME LINExCOUNT…`, `settle NAME`,
///   `write-off LINExQUANTITY…`, `gate-out PASS [SITE]`.
final class BookSteps {
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);
    private static final Pattern PART = Pattern.compile("(\\d+)x([0-9.]+)");

    private final Zone zone;
    private final Supplier<Instant> now;
    private final List<Licence> permits = new ArrayList<>();
    private final Map<String, Booking> stocktakes = new HashMap<>();
    private final StringBuilder told = new StringBuilder();
    private Declaration trade;
    private String book = "";
    private int moves;

    BookSteps(Zone zone, Declaration trade, Supplier<Instant> now) {
        this.zone = zone;
        this.trade = trade;
        this.now = now;
        this.moves = zone.books.stockMoves.size();
    }

    /// The trade of the script is another one.
    void trade(Declaration other) {
        trade = other;
    }

    /// The trade as it names the book of the script.
    Declaration trade() {
        return trade;
    }

    void step(List<String> words) {
        List<String> rest = words.subList(1, words.size());
        switch (words.getFirst()) {
            case "book" -> open(rest.getFirst());
            case "permit" ->
                    permits.add(
                            new Licence(
                                    LicenceKind.FIRST_IMPORT,
                                    rest.get(0),
                                    "NMPA",
                                    LocalDate.parse(rest.get(1)),
                                    LocalDate.parse(rest.get(2))));
            case "inbound" -> take(BookKeeping.inbound(inbound(rest), terms(owner(), List.of())));
            case "stocktake" -> stocktake(rest);
            case "settle" -> settle(rest.getFirst());
            case "write-off" ->
                    take(
                            BookKeeping.writeOff(
                                    new BookMessage.WriteOff(
                                            "G", book, "spoilt", "D", quantities(rest), null, null),
                                    terms(null, List.of())));
            case "gate-out" -> gateOut(rest);
            default -> throw new IllegalArgumentException(words.toString());
        }
    }

    /// What happened on the book since it was last told.
    String tell() {
        List<StockMove> all = book.isEmpty() ? List.of() : zone.books.stockMoves;
        for (StockMove move : all.subList(Math.min(moves, all.size()), all.size())) {
            told.append("  move %s %s %s%n".formatted(move.kind(), move.item(), move.quantity()));
        }
        if (all.size() > moves) {
            trade.inventory().lines().forEach(line -> balance(item(line)));
        }
        moves = zone.books.stockMoves.size();
        String text = told.toString();
        told.setLength(0);
        return text;
    }

    private void balance(String item) {
        StockAccount one = zone.books.stock(book, item);
        told.append(
                "  %s: %s in - %s out + %s returned + %s adjusted = %s on hand + %s locked%n"
                        .formatted(
                                item,
                                one.received(),
                                one.taken(),
                                one.returned(),
                                one.adjusted(),
                                one.onHand(),
                                one.locked()));
    }

    private void open(String mode) {
        book = SampleBook.number(Zone.WAREHOUSE.code()) + "L";
        zone.books.register =
                zone.books.register.after(
                        book,
                        new BookEvent.Opened(
                                Zone.WAREHOUSE.code(),
                                Zone.SITE.code(),
                                SampleBook.customsCode(),
                                mode,
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2099, 12, 31),
                                SampleBook.goods()));
        String text =
                new String(
                        XmlWriter.write(
                                new CEB621Message(
                                        "5F0E9A10-2C64-4B1D-9A77-000000000000",
                                        "1.0",
                                        List.of(trade.inventory()),
                                        new BaseTransfer(
                                                "5101000005",
                                                "示范申报",
                                                "DXP",
                                                "DXPENT0000000001",
                                                null),
                                        List.of(),
                                        null,
                                        null),
                                XmlWriter.Style.PREFIXED),
                        StandardCharsets.UTF_8);
        String named =
                text.replaceAll("<ceb:emsNo>[^<]*", "<ceb:emsNo>" + book)
                        .replaceAll("<ceb:tradeMode>[^<]*", "<ceb:tradeMode>" + mode);
        Inventory inventory =
                ((CEB621Message)
                                ((Outcome.Accepted<Message>)
                                                READER.read(named.getBytes(StandardCharsets.UTF_8)))
                                        .value())
                        .inventories()
                        .getFirst();
        trade =
                new Declaration(
                        trade.index(),
                        trade.kind(),
                        trade.order(),
                        trade.payment(),
                        trade.waybill(),
                        inventory);
    }

    private BookMessage.Inbound inbound(List<String> words) {
        String permit =
                words.stream()
                        .filter(word -> word.startsWith("permit="))
                        .map(word -> word.substring("permit=".length()))
                        .findFirst()
                        .orElse(null);
        List<BookMessage.InboundLine> lines = new ArrayList<>();
        for (BookMessage.QuantityLine one : quantities(words)) {
            var goods = accountBook().line(one.item()).orElseThrow();
            lines.add(
                    new BookMessage.InboundLine(
                            goods.item(),
                            goods.hsCode(),
                            goods.unit(),
                            null,
                            one.quantity(),
                            permit,
                            null,
                            null));
        }
        return new BookMessage.Inbound("G", book, words.getFirst(), lines);
    }

    private void stocktake(List<String> words) {
        List<BookMessage.CountedLine> lines =
                quantities(words).stream()
                        .map(one -> new BookMessage.CountedLine(one.item(), one.quantity()))
                        .toList();
        Outcome<Booking> found =
                BookKeeping.stocktake(
                        new BookMessage.Stocktake("G", book, lines), terms(owner(), List.of()));
        if (found instanceof Outcome.Accepted<Booking>(Booking booking, List<Fault> _)) {
            stocktakes.put(words.getFirst(), booking);
        }
        take(found);
    }

    private void settle(String name) {
        Booking found = stocktakes.remove(name);
        take(
                BookKeeping.settle(
                        new BookMessage.Settle("G", book, name, "counted", worth()),
                        terms(null, found == null ? null : found.differences())));
    }

    /// Every unit is worth 100 CNY.
    private List<BookMessage.UnitValue> worth() {
        return accountBook().goods().keySet().stream()
                .map(item -> new BookMessage.UnitValue(item, new BigDecimal("100")))
                .toList();
    }

    private void gateOut(List<String> words) {
        String invtNo = Objects.requireNonNull(zone.dossier(trade).invtNo());
        String site = words.size() > 1 ? words.get(1) : Zone.SITE.code();
        faults(zone.clerk.gateOut(List.of(invtNo), site, words.getFirst(), now.get()));
    }

    private List<BookMessage.QuantityLine> quantities(List<String> words) {
        List<BookMessage.QuantityLine> lines = new ArrayList<>();
        for (String word : words) {
            Matcher part = PART.matcher(word);
            if (part.matches()) {
                InventoryList line =
                        trade.inventory().lines().get(Integer.parseInt(part.group(1)) - 1);
                lines.add(new BookMessage.QuantityLine(item(line), new BigDecimal(part.group(2))));
            }
        }
        return lines;
    }

    private static String item(InventoryList line) {
        return Objects.requireNonNull(line.itemRecordNo());
    }

    private static String owner() {
        return Zone.WAREHOUSE.code();
    }

    private AccountBook accountBook() {
        return zone.books.register.find(book).orElseThrow();
    }

    private BookTerms terms(String sender, List<Booking.Difference> differences) {
        return new BookTerms(
                accountBook(),
                item -> zone.books.stock(book, item),
                false,
                differences,
                List.of(),
                new BookTax(Reference.bundled()),
                Registry.of(
                        List.of(
                                new Enterprise(
                                        owner(),
                                        Zone.WAREHOUSE.name(),
                                        List.of(
                                                new Enterprise.Registration(
                                                        Role.WAREHOUSE, LocalDate.MIN, null)),
                                        file()))),
                Reference.bundled().parameters(),
                sender,
                Terms.dayOf(now.get()));
    }

    private RegistryFile file() {
        return new RegistryFile(
                EnterpriseStage.ACTIVE,
                null,
                "",
                Set.of(),
                permits,
                List.of(),
                List.of(),
                List.of(),
                GreenFile.NONE,
                List.of());
    }

    private void take(Outcome<Booking> outcome) {
        switch (outcome) {
            case Outcome.Refused<Booking>(List<Fault> faults) -> faults(faults);
            case Outcome.Accepted<Booking>(Booking booking, List<Fault> _) -> {
                booking.differences()
                        .forEach(
                                one ->
                                        told.append(
                                                "  booked %s, counted %s, difference %s%n"
                                                        .formatted(
                                                                one.booked(),
                                                                one.counted(),
                                                                one.difference())));
                for (Levy levy : booking.levies()) {
                    told.append("  tax on missing %s%n".formatted(levy));
                }
                for (StockMove move : booking.moves()) {
                    zone.books.keep(
                            zone.books
                                    .stock(move.book(), move.item())
                                    .after(move.kind(), move.quantity()),
                            move,
                            now.get());
                }
            }
        }
    }

    private void faults(List<Fault> faults) {
        faults.forEach(
                fault ->
                        told.append(
                                "  ! %s %s %s, %s%n"
                                        .formatted(
                                                fault.code(),
                                                fault.place().path(),
                                                fault.found(),
                                                fault.expected())));
    }
}
