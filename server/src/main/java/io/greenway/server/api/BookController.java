package io.greenway.server.api;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.bonded.BookGoods;
import io.greenway.core.bonded.Booking;
import io.greenway.core.bonded.Levy;
import io.greenway.core.ledger.Quantity;
import io.greenway.core.party.Enterprise;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.bonded.BookDesk;
import io.greenway.server.bonded.BookDesk.Who;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.BookAnswer;
import io.greenway.server.store.BookViews;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Bonded account books 账册: their owners and people of the zone keep them, and nobody else sees
/// them. The messages that move stock come here too, since CEB has none for them.
@RestController
public final class BookController {
    static final int MOST = 500;
    private static final int MOST_ACTION_BYTES = 16 << 20;
    private static final int MOST_MESSAGE_BYTES = 2 << 20;

    private final BookDesk desk;
    private final BookViews views;

    public BookController(BookDesk desk, BookViews views) {
        this.desk = desk;
        this.views = views;
    }

    /// A book without its lines.
    record Head(
            String number,
            String owner,
            String site,
            String customsCode,
            String mode,
            LocalDate validFrom,
            LocalDate validTo,
            boolean closed,
            boolean open,
            int lines) {
        static Head of(AccountBook book, LocalDate today) {
            return new Head(
                    book.number(),
                    book.owner(),
                    book.site(),
                    book.customsCode(),
                    book.mode(),
                    book.validFrom(),
                    book.validTo(),
                    book.closed(),
                    book.isOpen(today),
                    book.goods().size());
        }
    }

    /// A line with its balance.
    record Line(
            String item,
            String hsCode,
            String name,
            String unit,
            @Nullable String origin,
            String received,
            String taken,
            String returned,
            String adjusted,
            String onHand,
            String locked,
            String frozen) {
        static Line of(BookGoods goods, BookViews.Balance balance) {
            return new Line(
                    goods.item(),
                    goods.hsCode(),
                    goods.name(),
                    goods.unit(),
                    goods.origin(),
                    balance.received(),
                    balance.taken(),
                    balance.returned(),
                    balance.adjusted(),
                    balance.onHand(),
                    balance.locked(),
                    balance.frozen());
        }
    }

    record Page(List<Head> books) {}

    record Lines(Head book, List<Line> lines) {}

    record Moves(List<BookViews.Movement> moves) {}

    record History(List<ActionTable.Action> actions) {}

    /// What was answered to a message.
    record Answered(
            long number,
            String guid,
            String message,
            Instant at,
            boolean booked,
            List<Problem.Item> faults,
            List<Booking.Difference> differences,
            List<Levy> levies) {
        static Answered of(BookAnswer answer) {
            return new Answered(
                    answer.number(),
                    answer.guid(),
                    answer.kind(),
                    answer.at(),
                    answer.isBooked(),
                    answer.faults().stream().map(Problem.Item::of).toList(),
                    answer.differences(),
                    answer.levies());
        }
    }

    @GetMapping("/api/v1/books")
    public ResponseEntity<?> books(@AuthenticationPrincipal Caller caller) {
        LocalDate today = desk.today();
        return ResponseEntity.ok(
                new Page(
                        desk.books(who(caller)).stream()
                                .map(book -> Head.of(book, today))
                                .toList()));
    }

    /// A book and its lines, in the order of their record numbers.
    @GetMapping("/api/v1/books/{number}")
    public ResponseEntity<?> book(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit)
            throws SQLException {
        Optional<AccountBook> book = desk.book(number, who(caller));
        if (book.isEmpty()) {
            return unknown();
        }
        if (limit < 1 || limit > MOST) {
            return limits();
        }
        Map<String, BookViews.Balance> balances = new HashMap<>();
        views.balances(number, after, limit).forEach(one -> balances.put(one.item(), one));
        List<Line> lines =
                book.get().goods().values().stream()
                        .filter(goods -> goods.item().compareTo(after) > 0)
                        .sorted(Comparator.comparing(BookGoods::item))
                        .limit(limit)
                        .map(goods -> Line.of(goods, balance(balances, goods.item())))
                        .toList();
        return ResponseEntity.ok(new Lines(Head.of(book.get(), desk.today()), lines));
    }

    private static BookViews.Balance balance(Map<String, BookViews.Balance> balances, String item) {
        String none = Quantity.ZERO.toString();
        return balances.getOrDefault(
                item, new BookViews.Balance(item, none, none, none, none, none, none, none));
    }

    /// Opens a book, puts goods on record, extends or closes it: the body names it in `action`.
    @PostMapping(
            path = "/api/v1/books/{number}/actions",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> act(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String number,
            HttpServletRequest request)
            throws IOException, SQLException {
        byte[] body = request.getInputStream().readNBytes(MOST_ACTION_BYTES + 1);
        if (body.length > MOST_ACTION_BYTES) {
            return OperatorsOnly.tooLarge(MOST_ACTION_BYTES);
        }
        return switch (desk.act(number, body, who(caller))) {
            case Outcome.Accepted<AccountBook>(AccountBook book, List<Fault> _) ->
                    ResponseEntity.ok(Head.of(book, desk.today()));
            case Outcome.Refused<AccountBook>(List<Fault> faults) -> refused(faults);
        };
    }

    /// What was done to a book.
    @GetMapping("/api/v1/books/{number}/actions")
    public ResponseEntity<?> history(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        if (desk.book(number, who(caller)).isEmpty()) {
            return unknown();
        }
        return limit < 1 || limit > MOST
                ? limits()
                : ResponseEntity.ok(new History(desk.history(number, after, limit)));
    }

    /// A message that moves stock: the body names it in `message`.
    @PostMapping(path = "/api/v1/books/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> take(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws IOException, SQLException {
        byte[] body = request.getInputStream().readNBytes(MOST_MESSAGE_BYTES + 1);
        if (body.length > MOST_MESSAGE_BYTES) {
            return OperatorsOnly.tooLarge(MOST_MESSAGE_BYTES);
        }
        return switch (desk.take(body, who(caller))) {
            case Outcome.Accepted<BookAnswer>(BookAnswer answer, List<Fault> _) ->
                    ResponseEntity.status(answer.isBooked() ? 200 : 422).body(Answered.of(answer));
            case Outcome.Refused<BookAnswer>(List<Fault> faults) -> refused(faults);
        };
    }

    /// What was answered to an own message.
    @GetMapping("/api/v1/books/messages/{guid}")
    public ResponseEntity<?> answer(
            @AuthenticationPrincipal Caller caller, @PathVariable String guid) {
        return desk.answer(guid, who(caller))
                .<ResponseEntity<?>>map(answer -> ResponseEntity.ok(Answered.of(answer)))
                .orElseGet(BookController::unknown);
    }

    /// Every movement, oldest first.
    @GetMapping("/api/v1/books/{number}/moves")
    public ResponseEntity<?> moves(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit)
            throws SQLException {
        if (desk.book(number, who(caller)).isEmpty()) {
            return unknown();
        }
        return limit < 1 || limit > MOST
                ? limits()
                : ResponseEntity.ok(new Moves(views.moves(number, after, limit)));
    }

    static Who who(Caller caller) {
        return switch (caller) {
            case Caller.OfEnterprise(Enterprise enterprise) ->
                    new Who(enterprise.code(), enterprise.code());
            case Caller.Operator operator -> new Who(null, operator.username());
        };
    }

    private static ResponseEntity<?> refused(List<Fault> faults) {
        return Problem.answer(
                Problem.of(
                        "book-refused",
                        "Not possible",
                        status(faults),
                        "It was refused and changed nothing. Every fault is listed; the path is a"
                                + " JSON pointer.",
                        faults));
    }

    private static int status(List<Fault> faults) {
        List<FaultCode> codes = faults.stream().map(Fault::code).toList();
        if (codes.contains(FaultCode.BOOK_NOT_YOURS)) {
            return 403;
        }
        boolean unreadable =
                codes.contains(FaultCode.REFERENCE_CELL)
                        || codes.contains(FaultCode.REGISTRY_VALUE_MISSING);
        return unreadable ? 400 : 409;
    }

    static ResponseEntity<Problem> limits() {
        return Problem.answer(
                Problem.of(
                        "parameters",
                        "Not possible",
                        400,
                        "limit must be 1 to " + MOST + ", and from and to days in this order."));
    }

    static ResponseEntity<Problem> unknown() {
        return Problem.answer(
                Problem.of(
                        "no-such-book",
                        "No such account book",
                        404,
                        "There is nothing of this number that you may see."));
    }
}
