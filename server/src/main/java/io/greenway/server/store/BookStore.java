package io.greenway.server.store;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.bonded.BookKeeping;
import io.greenway.core.bonded.BookMessage;
import io.greenway.core.bonded.BookTerms;
import io.greenway.core.bonded.Booking;
import io.greenway.core.bonded.HeldBatch;
import io.greenway.core.clearance.BookTax;
import io.greenway.core.clearance.Clerk;
import io.greenway.core.clearance.Terms;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Messages to account books: kept as they came, decided and answered in one transaction with what
/// they move, one after another with the work of the pump. The same message again gets the same
/// answer.
public final class BookStore {
    private static final int BATCHES_AT_ONCE = 100;

    private final ClearanceStore store;
    private final Supplier<Reference> reference;
    private final Supplier<Registry> registry;
    private final Terms.Buyers buyers;

    public BookStore(
            ClearanceStore store,
            Supplier<Reference> reference,
            Supplier<Registry> registry,
            Terms.Buyers buyers) {
        this.store = store;
        this.reference = reference;
        this.registry = registry;
        this.buyers = buyers;
    }

    /// A message as it came.
    ///
    /// @param sender enterprise; null for a person of the zone
    /// @param by who sent it, as it is written down: enterprise code or login
    /// @param kind what it is
    /// @param message what it says
    /// @param body its text
    public record Sent(
            @Nullable String sender, String by, String kind, BookMessage message, String body) {}

    /// What came of it.
    ///
    /// @param answer what was answered, now or when it came first
    /// @param receipts enterprises for whom there are new receipts
    public record Taken(BookAnswer answer, Set<String> receipts) {}

    /// Takes a message.
    ///
    /// @return refused only when its id was used for another message
    /// @throws SQLException when the database fails; nothing is written then
    public Outcome<Taken> take(Sent sent, Instant now) throws SQLException {
        List<BookAnswer> answers = new ArrayList<>();
        Batch batch =
                sent.message() instanceof BookMessage.GateOut out && out.isPossible()
                        ? new Batch(List.of(), out.invtNos(), List.of(), List.of())
                        : Batch.NONE;
        ClearanceStore.Result result =
                store.together(
                        batch,
                        now,
                        (connection, books) ->
                                new Turn(connection, books, sent, now)
                                        .answer()
                                        .ifPresent(answers::add));
        return answers.isEmpty()
                ? new Outcome.Refused<>(
                        List.of(
                                Fault.of(
                                        FaultCode.GUID_REUSED,
                                        "/guid",
                                        sent.message().guid(),
                                        null)))
                : new Outcome.Accepted<>(new Taken(answers.getFirst(), result.owners()), List.of());
    }

    /// What was answered to a message of that sender.
    public Optional<BookAnswer> answer(String by, String guid) {
        List<BookAnswer> found = new ArrayList<>();
        store.read(
                connection ->
                        BookMessageTable.find(connection, by, guid)
                                .ifPresent(kept -> found.add(kept.answer())));
        return found.stream().findFirst();
    }

    /// Lets stock go whose batch passed its inspection.
    ///
    /// @return of how many batches; as many as at once when there may be more
    /// @throws SQLException when the database fails; nothing is written then
    public int thaw(Instant now) throws SQLException {
        List<HoldTable.Held> free = new ArrayList<>();
        store.read(connection -> free.addAll(HoldTable.free(connection, 1)));
        if (free.isEmpty()) {
            return 0;
        }
        free.clear();
        store.together(
                Batch.NONE,
                now,
                (connection, books) -> {
                    free.addAll(HoldTable.free(connection, BATCHES_AT_ONCE));
                    free.forEach(held -> thaw(books, held, now));
                });
        return free.size();
    }

    private static void thaw(WorkingSet books, HoldTable.Held held, Instant now) {
        if (!held.quantity().isZero()) {
            StockMove.Kind kind = StockMove.Kind.THAWED;
            books.keep(
                    books.stock(held.book(), held.item()).after(kind, held.quantity()),
                    new StockMove(held.book(), held.item(), kind, null, held.quantity()),
                    now);
        }
        books.also(to -> HoldTable.remove(to, held));
    }

    /// One message in its transaction.
    private final class Turn {
        private final Connection connection;
        private final WorkingSet books;
        private final Sent sent;
        private final BookMessageTable.Came came;
        private final Instant now;
        private List<HeldBatch> batches = List.of();

        Turn(Connection connection, WorkingSet books, Sent sent, Instant now) {
            this.connection = connection;
            this.books = books;
            this.sent = sent;
            this.now = now;
            this.came =
                    new BookMessageTable.Came(
                            sent.by(),
                            sent.message().guid(),
                            sent.kind(),
                            number(sent.message()),
                            digest(sent.body().getBytes(StandardCharsets.UTF_8)),
                            sent.body());
        }

        /// @return empty when the id was used for another message
        Optional<BookAnswer> answer() {
            Optional<BookMessageTable.Kept> known =
                    BookMessageTable.find(connection, came.sender(), came.guid());
            if (known.isPresent()) {
                return known.filter(one -> one.isSame(came)).map(BookMessageTable.Kept::answer);
            }
            return Optional.of(
                    switch (sent.message()) {
                        case BookMessage.Inbound list -> inbound(list);
                        case BookMessage.GateOut out -> gateOut(out);
                        case BookMessage.Stocktake count -> {
                            load(count.lines().stream().map(one -> one.item()).toList());
                            yield book(
                                    BookKeeping.stocktake(count, terms(false, null)), null, null);
                        }
                        case BookMessage.Settle settle -> settle(settle);
                        case BookMessage.WriteOff off -> {
                            load(off.lines().stream().map(one -> one.item()).toList());
                            batches(
                                    off.lines().stream().map(one -> one.item()).toList(),
                                    off.batch() == null ? List.of() : List.of(off.batch()));
                            yield book(BookKeeping.writeOff(off, terms(false, null)), null, null);
                        }
                    });
        }

        private BookAnswer inbound(BookMessage.Inbound list) {
            load(list.lines().stream().map(one -> one.item()).toList());
            batches(
                    list.lines().stream().map(one -> one.item()).toList(),
                    list.lines().stream().flatMap(one -> Stream.ofNullable(one.batch())).toList());
            boolean known = BookMessageTable.listKnown(connection, list.book(), list.listNo());
            return book(BookKeeping.inbound(list, terms(known, null)), list.listNo(), null);
        }

        private BookAnswer settle(BookMessage.Settle settle) {
            BookAnswer stocktake =
                    BookMessageTable.stocktake(connection, settle.book(), settle.stocktake())
                            .map(BookMessageTable.Kept::answer)
                            .orElse(null);
            List<Booking.Difference> differences =
                    stocktake == null ? null : stocktake.differences();
            if (differences != null) {
                load(differences.stream().map(Booking.Difference::item).toList());
            }
            return book(
                    BookKeeping.settle(settle, terms(false, differences)),
                    null,
                    stocktake == null ? null : stocktake.number());
        }

        private BookAnswer gateOut(BookMessage.GateOut out) {
            String site = String.valueOf(sent.sender());
            List<Fault> faults = BookKeeping.gate(out, site, terms(false, null));
            if (faults.isEmpty()) {
                Clerk clerk = new Clerk(books, reference.get(), registry.get(), buyers);
                faults = clerk.gateOut(out.invtNos(), site, out.passNo(), now);
            }
            return kept(null, null, faults, null);
        }

        private BookAnswer book(
                Outcome<Booking> outcome, @Nullable String listNo, @Nullable Long settles) {
            return switch (outcome) {
                case Outcome.Refused<Booking>(List<Fault> faults) -> kept(null, null, faults, null);
                case Outcome.Accepted<Booking>(Booking booking, List<Fault> _) -> {
                    booking.moves().forEach(this::move);
                    String book = String.valueOf(came.book());
                    books.also(to -> HoldTable.change(to, book, booking.holdings()));
                    yield kept(listNo, settles, List.of(), booking);
                }
            };
        }

        private void move(StockMove move) {
            books.keep(
                    books.stock(move.book(), move.item()).after(move.kind(), move.quantity()),
                    move,
                    now);
        }

        /// Lets the message and its answer be written together with what it moves.
        private BookAnswer kept(
                @Nullable String listNo,
                @Nullable Long settles,
                List<Fault> faults,
                @Nullable Booking booking) {
            long number = books.nextSerial();
            var answer =
                    new BookAnswer(
                            number,
                            came.guid(),
                            came.kind(),
                            now,
                            faults,
                            booking == null ? List.of() : booking.differences(),
                            booking == null ? List.of() : booking.levies());
            books.stock().of(number);
            books.also(to -> BookMessageTable.insert(to, came, answer, listNo, settles));
            return answer;
        }

        /// Reads the lines of a message in one question; only those that the book has.
        private void load(List<String> items) {
            AccountBook book = books.accountBook(came.book());
            Set<OpenStock.Line> lines = new HashSet<>();
            for (String item : items) {
                if (book != null && book.line(item).isPresent()) {
                    lines.add(new OpenStock.Line(book.number(), String.valueOf(item)));
                }
            }
            books.stock().load(lines);
        }

        /// Reads the batches of the records that a message names.
        private void batches(List<String> items, List<String> named) {
            batches =
                    HoldTable.of(
                            connection,
                            String.valueOf(came.book()),
                            items.stream().filter(Objects::nonNull).toList(),
                            named);
        }

        private BookTerms terms(boolean listKnown, @Nullable List<Booking.Difference> found) {
            AccountBook book = books.accountBook(came.book());
            return new BookTerms(
                    book,
                    item -> books.stock(String.valueOf(came.book()), item),
                    listKnown,
                    found,
                    batches,
                    new BookTax(reference.get()),
                    registry.get(),
                    reference.get().parameters(),
                    sent.sender(),
                    Terms.dayOf(now));
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable String number(BookMessage message) {
        return switch (message) {
            case BookMessage.Inbound list -> list.book();
            case BookMessage.GateOut out -> null;
            case BookMessage.Stocktake count -> count.book();
            case BookMessage.Settle settle -> settle.book();
            case BookMessage.WriteOff off -> off.book();
        };
    }
}
