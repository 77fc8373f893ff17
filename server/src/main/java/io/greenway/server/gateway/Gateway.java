package io.greenway.server.gateway;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.Terms;
import io.greenway.core.envelope.DxpRep;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import io.greenway.core.reference.Reference;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.dispatch.Courier;
import io.greenway.server.intake.Answer;
import io.greenway.server.intake.EnvelopeDesk;
import io.greenway.server.intake.Intake;
import io.greenway.server.observe.Reason;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.Letter;
import io.greenway.server.store.Letter.State;
import io.greenway.server.store.LetterFinder;
import io.greenway.server.store.LetterTable;
import io.greenway.server.store.OutboxTable;
import io.greenway.server.store.WaitingBills;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way to a real customs authority. One thread writes what the outbox holds down as letters,
/// sends those whose time has come, and brings what the post holds through the one door. Nothing
/// is put away before it is durable, so that whatever dies in between is done again, and done
/// again it changes nothing.
public final class Gateway implements Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int ROWS_AT_ONCE = 4;
    private static final int LETTERS_AT_ONCE = 100;
    private static final int PARCELS_AT_ONCE = 100;
    private static final int MOST_REFUSED = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(2);
    private static final String AUTHORITY = "customs";
    private static final String UNNUMBERED = "Waits for the authority's inventory number.";

    /// Its answers stand in the journal under the code that the built-in authority has too.
    private static final Enterprise CUSTOMS =
            new Enterprise("CUSTOMS", "海关", Set.of(Role.AUTHORITY));

    private final Post post;
    private final String us;
    private final Optional<Duration> firstPause;
    private final EnvelopeDesk.Seal seal;
    private final OutboxTable outbox;
    private final EventCodec codec;
    private final LetterTable letters;
    private final LetterFinder finder;
    private final AnswerBook book;
    private final WaitingBills bills;
    private final LetterWriter writer;
    private final Intake intake;
    private final Supplier<Reference> reference;
    private final Clock clock;
    private final Semaphore filled = new Semaphore(1);
    private final Thread thread = Thread.ofPlatform().name("gateway").unstarted(this::run);
    private volatile boolean closing;
    private volatile GatewayView view = GatewayView.UNKNOWN;
    private volatile String away = "";
    private long countedAt = System.nanoTime() - BETWEEN_COUNTS.toNanos();

    /// @param post carries texts
    /// @param us DXP id of the platform
    /// @param firstPause instead of the parameter's; empty for that
    /// @param seal verifies envelopes that are signed
    Gateway(
            Post post,
            String us,
            Optional<Duration> firstPause,
            EnvelopeDesk.Seal seal,
            OutboxTable outbox,
            EventCodec codec,
            LetterTable letters,
            LetterFinder finder,
            WaitingBills bills,
            LetterWriter writer,
            Intake intake,
            Supplier<Reference> reference,
            Clock clock) {
        this.post = post;
        this.us = us;
        this.firstPause = firstPause;
        this.seal = seal;
        this.outbox = outbox;
        this.codec = codec;
        this.letters = letters;
        this.finder = finder;
        this.book = new AnswerBook(letters, finder);
        this.bills = bills;
        this.writer = writer;
        this.intake = intake;
        this.reference = reference;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void wake() {
        filled.release();
    }

    /// How it stood a moment ago.
    public GatewayView view() {
        return view;
    }

    Post post() {
        return post;
    }

    private void run() {
        while (!closing) {
            try {
                boolean busy = receive();
                busy = write() || busy;
                busy = send() || busy;
                count();
                away = "";
                if (!busy) {
                    rest();
                }
            } catch (IOException | SQLException | SignerFailure | RuntimeException failed) {
                away = failed.toString();
                LOG.warn("The gateway stands, will try again: {}", away);
                rest();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /// Writes what customs is to be told down as letters.
    private boolean write() throws SQLException {
        List<OutboxTable.Row> rows = outbox.next(AUTHORITY, ROWS_AT_ONCE);
        for (OutboxTable.Row row : rows) {
            List<Letter> written = new ArrayList<>();
            for (Ask.TellCustoms request : codec.readRequests(row.requests())) {
                written.addAll(writer.letters(request, clock.instant()));
            }
            letters.enter(row, written);
        }
        return !rows.isEmpty();
    }

    private boolean send() throws IOException, SQLException, SignerFailure {
        Instant now = clock.instant();
        Patience patience = Patience.on(Terms.dayOf(now), reference.get().parameters(), firstPause);
        List<Letter> due = letters.due(now, LETTERS_AT_ONCE);
        for (Letter letter : due) {
            if (patience.isOver(letter.attempts())) {
                letters.dead(
                        letter, now, "No answer after %d sendings.".formatted(letter.attempts()));
            } else {
                send(letter, now, patience);
            }
        }
        return due.size() == LETTERS_AT_ONCE;
    }

    private void send(Letter letter, Instant now, Patience patience)
            throws IOException, SQLException, SignerFailure {
        String theirs = theirs(letter);
        if (theirs == null) {
            letters.hold(letter, now.plus(patience.first()), UNNUMBERED);
            return;
        }
        switch (writer.text(letter, theirs)) {
            case Outcome.Accepted<byte[]>(byte[] text, List<Fault> _) -> {
                post.send(letter.number() + ".xml", text);
                letters.sent(letter, now, now.plus(patience.after(letter.attempts() + 1)));
            }
            case Outcome.Refused<byte[]>(List<Fault> faults) ->
                    letters.dead(letter, now, words(faults));
        }
    }

    /// The inventory number by which the authority knows what a letter is about; null while it has
    /// not said so. What went before there was a gateway has the platform's number only.
    private @Nullable String theirs(Letter letter) throws SQLException {
        if (!letter.isApplication()) {
            return letter.invtNo();
        }
        Optional<Letter> inventory = finder.ofInventory(letter.invtNo());
        return inventory.isEmpty() ? letter.invtNo() : inventory.get().authorityNo();
    }

    private boolean receive() throws IOException, SQLException, InterruptedException {
        List<Post.Parcel> parcels = post.arrived(PARCELS_AT_ONCE);
        for (Post.Parcel parcel : parcels) {
            Instant now = clock.instant();
            boolean taken =
                    switch (Arrived.of(parcel.bytes(), us, seal, now)) {
                        case Arrived.Answers answers -> take(parcel, answers, now);
                        case Arrived.NotDelivered(DxpRep report) -> take(parcel, report, now);
                        case Arrived.Unusable(List<Fault> faults) -> refuse(parcel, faults);
                    };
            if (!taken) {
                return false;
            }
        }
        return parcels.size() == PARCELS_AT_ONCE;
    }

    /// @return whether it is put away; false when the door has no room for it now
    private boolean take(Post.Parcel parcel, Arrived.Answers answers, Instant now)
            throws IOException, SQLException, InterruptedException {
        String guid = answers.message().guid();
        List<Fault> unclear = book.unclear(answers.message());
        if (!unclear.isEmpty()) {
            return refuse(parcel, unclear);
        }
        book.number(answers.message());
        List<String> records = Settlements.records(answers.message());
        if (letters.brings(records, guid)) {
            Answer answer =
                    intake.receive(CUSTOMS, new ByteArrayInputStream(answers.bytes()), false);
            switch (answer) {
                case Answer.Accepted accepted -> letters.brought(records, guid, now);
                case Answer.Malformed(List<Fault> faults, String _) -> {
                    return refuse(parcel, faults);
                }
                case Answer.EnvelopeRefused(List<Fault> faults, String _) -> {
                    return refuse(parcel, faults);
                }
                case Answer.Forbidden(List<Fault> faults) -> {
                    return refuse(parcel, faults);
                }
                case Answer.GuidReused(Fault fault) -> {
                    return refuse(parcel, List.of(fault));
                }
                case Answer.TooLarge(int limit) -> {
                    post.bad(parcel.name(), "It has more than %d bytes.".formatted(limit));
                    return true;
                }
                case Answer.TooMany tooMany -> {
                    return false;
                }
                case Answer.Busy busy -> {
                    return false;
                }
            }
        }
        book.settle(answers.message(), now);
        post.done(parcel.name());
        return true;
    }

    private boolean take(Post.Parcel parcel, DxpRep report, Instant now) throws IOException {
        for (DxpRep.Response response : report.responses()) {
            String number = response.oriHead().CopMsgId();
            String code = response.ResponseCode();
            String words = response.ResponseInfo() == null ? "" : response.ResponseInfo();
            if (Settlements.notDelivered(code) == State.DEAD) {
                letters.settle(number, State.DEAD, code, words, now);
            } else {
                letters.delayed(number, code, words);
            }
        }
        post.done(parcel.name());
        return true;
    }

    private boolean refuse(Post.Parcel parcel, List<Fault> faults) throws IOException {
        LOG.warn("The post brought {}, which cannot be taken: {}", parcel.name(), words(faults));
        post.bad(parcel.name(), words(faults));
        return true;
    }

    private static String words(List<Fault> faults) {
        return faults.stream()
                .map(
                        fault ->
                                "GW%d %s %s"
                                        .formatted(
                                                fault.code().number(),
                                                fault.code(),
                                                fault.place().path()))
                .collect(Collectors.joining("; "));
    }

    private void count() throws IOException, SQLException {
        if (System.nanoTime() - countedAt >= BETWEEN_COUNTS.toNanos()) {
            view =
                    new GatewayView(
                            letters.counts(), post.refused(MOST_REFUSED).size(), bills.standing());
            countedAt = System.nanoTime();
        }
    }

    @Override
    public List<Reason> reasons() {
        GatewayView now = view;
        List<Reason> found = new ArrayList<>();
        if (!away.isEmpty()) {
            found.add(new Reason("gateway-stands", Reason.State.DEGRADED, away));
        }
        Instant instant = clock.instant();
        long unanswered = now.unansweredSeconds(instant);
        long patience =
                reference
                        .get()
                        .parameters()
                        .number("GATEWAY_ANSWER_SECONDS", Terms.dayOf(instant))
                        .longValueExact();
        if (unanswered > patience) {
            found.add(reason("gateway-unanswered", unanswered));
        }
        if (now.bills().seconds(instant) > patience) {
            found.add(reason("gateway-bills", now.bills().count()));
        }
        if (now.letters().dead() > 0) {
            found.add(reason("gateway-dead", now.letters().dead()));
        }
        if (now.refusedFiles() > 0) {
            found.add(reason("gateway-bad", now.refusedFiles()));
        }
        return found;
    }

    private static Reason reason(String code, long value) {
        return new Reason(code, Reason.State.DEGRADED, Long.toString(value));
    }

    private void rest() {
        try {
            boolean _ = filled.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            filled.drainPermits();
        } catch (InterruptedException stopped) {
            thread.interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        filled.release();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
