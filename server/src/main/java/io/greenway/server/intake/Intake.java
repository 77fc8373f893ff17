package io.greenway.server.intake;

import io.greenway.core.clearance.Terms;
import io.greenway.core.envelope.Envelope;
import io.greenway.core.message.Message;
import io.greenway.core.party.Enterprise;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.spec.Root;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.journal.Appended;
import io.greenway.server.journal.Arrival;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.Shares.Share;
import io.greenway.server.observe.Flow;
import io.greenway.server.observe.Traces;
import io.greenway.server.reading.Read;
import io.greenway.server.reading.SignatureDesk;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The one door by which messages come in. What it answers with [Answer.Accepted] is durable.
public final class Intake {
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);

    private final Journal journal;
    private final Limits limits;
    private final InstantSource clock;
    private final Allowance allowance;
    private final Bodies bodies;
    private final FormatAnswer formatAnswer;
    private final EnvelopeDesk envelopes;
    private final SignatureDesk signatures;
    private final Flow flow;
    private final Permits permits;

    /// @param envelopes opens transport envelopes
    /// @param signatures verifies what must be signed
    /// @param flow is told what the journal is about to keep
    /// @param permits knows who may act today
    /// @param guids gives a new message id, 36 characters, for answers of the door itself
    public Intake(
            Journal journal,
            Limits limits,
            InstantSource clock,
            EnvelopeDesk envelopes,
            SignatureDesk signatures,
            Flow flow,
            Permits permits,
            Supplier<String> guids) {
        this.flow = flow;
        this.permits = permits;
        this.journal = journal;
        this.limits = limits;
        this.clock = clock;
        this.envelopes = envelopes;
        this.signatures = signatures;
        this.allowance = new Allowance(limits.messagesPerSecond(), limits.burst(), clock);
        this.bodies = new Bodies(limits.messageBytes(), limits.bytesInHand());
        this.formatAnswer = new FormatAnswer(guids, limits.quotedBytes());
    }

    /// Takes one message.
    ///
    /// @param body the message, read to its end or to the limit
    /// @param gzip whether the body is compressed
    /// @throws IOException when the caller's connection fails
    public Answer receive(Enterprise caller, InputStream body, boolean gzip)
            throws IOException, InterruptedException {
        Duration pause = allowance.take(caller.code());
        if (pause.isPositive()) {
            return new Answer.TooMany(pause);
        }
        // Turned away before anything is read, so that refusing costs next to nothing.
        Share share = journal.shares().look(caller.code());
        if (share != Share.GIVEN) {
            return noRoom(share);
        }
        return switch (bodies.read(caller.code(), body, gzip)) {
            case Bodies.Body.Whole whole -> {
                try {
                    yield receive(caller, whole.bytes());
                } finally {
                    bodies.release(whole);
                }
            }
            case Bodies.Body.TooLong tooLong -> new Answer.TooLarge(limits.messageBytes());
            case Bodies.Body.NoRoom noRoom -> noRoom(noRoom.share());
            case Bodies.Body.Broken broken -> {
                Fault fault = Fault.of(FaultCode.NOT_WELL_FORMED, "/", null, "gzip");
                yield malformed(new byte[0], List.of(fault));
            }
        };
    }

    /// A message in an envelope is taken as if it had come without; what is kept is the message,
    /// which its own signature covers.
    private Answer receive(Enterprise caller, byte[] bytes) throws InterruptedException {
        if (!Envelope.isOne(bytes)) {
            return message(caller, bytes);
        }
        return switch (envelopes.open(bytes, clock.instant())) {
            case Outcome.Accepted<byte[]>(byte[] message, List<Fault> _) ->
                    message(caller, message);
            case Outcome.Refused<byte[]>(List<Fault> faults) ->
                    new Answer.EnvelopeRefused(
                            faults, envelopes.answer(bytes, faults, clock.instant()));
        };
    }

    /// Room is held before a message is read and its signature checked, which is most of the work
    /// of the door: otherwise it would be done for messages that are turned away after it.
    private Answer message(Enterprise caller, byte[] bytes) throws InterruptedException {
        Share share = journal.enter(caller.code(), bytes.length);
        if (share != Share.GIVEN) {
            return noRoom(share);
        }
        boolean handedOver = false;
        try {
            Checked checked =
                    switch (READER.read(bytes)) {
                        case Outcome.Refused<Message> refused ->
                                new Checked.Refused(malformed(bytes, refused.faults()));
                        case Outcome.Accepted<Message> accepted ->
                                admit(caller, accepted.value(), bytes);
                    };
            return switch (checked) {
                case Checked.Refused(Answer answer) -> answer;
                case Checked.Passed(Arrival arrival) -> {
                    handedOver = true;
                    yield answer(arrival, append(arrival));
                }
            };
        } finally {
            if (!handedOver) {
                journal.leave(caller.code(), bytes.length);
            }
        }
    }

    /// What came of looking into a message.
    private sealed interface Checked {
        record Refused(Answer answer) implements Checked {}

        record Passed(Arrival arrival) implements Checked {}
    }

    private Checked admit(Enterprise caller, Message message, byte[] bytes) {
        Instant now = clock.instant();
        List<Fault> faults = new ArrayList<>(Mandate.faults(caller, message));
        faults.addAll(permits.faults(caller, message, Terms.dayOf(now)));
        if (!faults.isEmpty()) {
            return new Checked.Refused(new Answer.Forbidden(faults));
        }
        int documents = message.documents().size();
        Read read = new Read(message, signatures.check(message, bytes, now).orElse(null));
        return new Checked.Passed(
                new Arrival(
                        caller.code(), message.guid(), type(message), documents, read, bytes, now));
    }

    private Answer answer(Arrival arrival, Appended appended) {
        return switch (appended) {
            case Appended.Stored stored ->
                    new Answer.Accepted(
                            messageId(stored.position()), arrival.guid(), arrival.documents());
            case Appended.GuidTaken taken -> {
                String path = "/" + arrival.read().message().getClass().getSimpleName() + "/@guid";
                yield new Answer.GuidReused(
                        Fault.of(FaultCode.GUID_REUSED, path, arrival.guid(), null));
            }
            case Appended.TooMuch tooMuch -> noRoom(Share.TOO_MUCH);
            case Appended.Full full -> noRoom(Share.NONE_LEFT);
            case Appended.Away away -> busy("The database is not available.");
        };
    }

    private Appended append(Arrival arrival) throws InterruptedException {
        try (Traces.Span _ = flow.step("journal")) {
            return journal.appendHeld(arrival);
        }
    }

    /// The platform's name for the message at a position of the journal.
    public static String messageId(long position) {
        return "GW%014d".formatted(position);
    }

    /// The position that a name of [#messageId] stands for.
    public static long position(String messageId) {
        return Long.parseLong(messageId.substring(2));
    }

    private Answer malformed(byte[] bytes, List<Fault> faults) {
        return new Answer.Malformed(faults, formatAnswer.write(bytes, faults, clock.instant()));
    }

    /// Whoever has something waiting may come back as soon as there is less of it.
    private Answer noRoom(Share share) {
        return share == Share.TOO_MUCH
                ? new Answer.TooMany(Duration.ofSeconds(limits.retryAfterSeconds()))
                : busy("Too many messages of others are waiting.");
    }

    private Answer busy(String reason) {
        return new Answer.Busy(reason, Duration.ofSeconds(limits.retryAfterSeconds()));
    }

    private static String type(Message message) {
        Root root = message.getClass().getAnnotation(Root.class);
        return root.type();
    }
}
