package io.greenway.server.bonded;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.bonded.BookCommand;
import io.greenway.core.bonded.BookDecision;
import io.greenway.core.bonded.BookEvent;
import io.greenway.core.bonded.BookMessage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.party.Registry;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.pump.ReceiptBell;
import io.greenway.server.registry.TaggedRecords;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.BookAnswer;
import io.greenway.server.store.BookStore;
import io.greenway.server.store.BookViews;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes what is asked of account books, one thing after another: what changes the register, and
/// the messages that move stock. Who waits for a turn holds no connection.
public final class BookDesk {
    private static final TaggedRecords<BookCommand> COMMANDS =
            new TaggedRecords<>(BookCommand.class);
    private static final TaggedRecords<BookMessage> MESSAGES =
            new TaggedRecords<>(BookMessage.class);
    private static final int GUID_LENGTH = 36;

    private final BookLog log;
    private final BookStore store;
    private final BookViews views;
    private final Supplier<Registry> registry;
    private final ReceiptBell bell;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock(true);

    public BookDesk(
            BookLog log,
            BookStore store,
            BookViews views,
            Supplier<Registry> registry,
            ReceiptBell bell,
            InstantSource clock) {
        this.log = log;
        this.store = store;
        this.views = views;
        this.registry = registry;
        this.bell = bell;
        this.clock = clock;
    }

    /// Who asks.
    ///
    /// @param enterprise its code; null for a person of the zone
    /// @param name as it is written down
    public record Who(@Nullable String enterprise, String name) {}

    /// Day of the zone.
    public LocalDate today() {
        return Terms.dayOf(clock.instant());
    }

    /// The books that one may see: their owner all of a book, people of the zone all books.
    public List<AccountBook> books(Who who) {
        return log.get().all().stream().filter(book -> isOpenTo(book, who)).toList();
    }

    /// A book that one may see.
    public Optional<AccountBook> book(String number, Who who) {
        return log.get().find(number).filter(book -> isOpenTo(book, who));
    }

    private static boolean isOpenTo(AccountBook book, Who who) {
        return who.enterprise() == null || who.enterprise().equals(book.owner());
    }

    /// What was done to a book, oldest first.
    public List<ActionTable.Action> history(String number, long after, int limit) {
        return log.page(number, after, limit);
    }

    /// Reads what was sent and does it.
    ///
    /// @param json a command that names its kind in `action`
    /// @return the book after it
    public Outcome<AccountBook> act(String number, byte[] json, Who who) throws SQLException {
        return switch (COMMANDS.receive(json, "action")) {
            case Outcome.Refused<BookCommand>(List<Fault> faults) -> new Outcome.Refused<>(faults);
            case Outcome.Accepted<BookCommand>(BookCommand command, List<Fault> _) ->
                    act(number, command, who);
        };
    }

    /// Does what a command asks, or says everything that speaks against it.
    public Outcome<AccountBook> act(String number, BookCommand command, Who who)
            throws SQLException {
        turn.lock();
        try {
            Outcome<BookEvent> decided =
                    BookDecision.decide(
                            number,
                            command,
                            log.get(),
                            registry.get(),
                            who.enterprise(),
                            views.holdsStock(number),
                            today());
            return switch (decided) {
                case Outcome.Refused<BookEvent>(List<Fault> faults) ->
                        new Outcome.Refused<>(faults);
                case Outcome.Accepted<BookEvent>(BookEvent event, List<Fault> _) -> {
                    log.append(number, event, who.name(), clock.instant());
                    yield new Outcome.Accepted<>(log.get().find(number).orElseThrow(), List.of());
                }
            };
        } finally {
            turn.unlock();
        }
    }

    /// Takes a message that moves stock.
    ///
    /// @param json a message that names its kind in `message`
    /// @return what was answered; refused when it cannot be read, or its id was used for another
    /// @throws SQLException when the database fails; nothing is written then
    public Outcome<BookAnswer> take(byte[] json, Who who) throws SQLException {
        return switch (MESSAGES.receive(json, "message")) {
            case Outcome.Refused<BookMessage>(List<Fault> faults) -> new Outcome.Refused<>(faults);
            case Outcome.Accepted<BookMessage>(BookMessage message, List<Fault> _) -> {
                if (message.guid().length() != GUID_LENGTH) {
                    yield new Outcome.Refused<>(
                            List.of(
                                    Fault.of(
                                            FaultCode.BOOK_VALUE,
                                            "/guid",
                                            message.guid(),
                                            String.valueOf(GUID_LENGTH))));
                }
                yield take(message, json, who);
            }
        };
    }

    private Outcome<BookAnswer> take(BookMessage message, byte[] json, Who who)
            throws SQLException {
        var sent =
                new BookStore.Sent(
                        who.enterprise(),
                        who.name(),
                        MESSAGES.kind(message),
                        message,
                        new String(json, StandardCharsets.UTF_8));
        Outcome<BookStore.Taken> taken;
        turn.lock();
        try {
            // As it is stored, so that the same message gets the same answer.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            taken = store.take(sent, now);
        } finally {
            turn.unlock();
        }
        return switch (taken) {
            case Outcome.Refused<BookStore.Taken>(List<Fault> faults) ->
                    new Outcome.Refused<>(faults);
            case Outcome.Accepted<BookStore.Taken>(BookStore.Taken done, List<Fault> _) -> {
                bell.ring(done.receipts());
                yield new Outcome.Accepted<>(done.answer(), List.of());
            }
        };
    }

    /// What was answered to a message.
    public Optional<BookAnswer> answer(String guid, Who who) {
        return store.answer(who.name(), guid);
    }
}
