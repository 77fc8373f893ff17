package io.greenway.server.gateway;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.DocumentRef;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Filed;
import io.greenway.core.clearance.Terms;
import io.greenway.core.envelope.Envelope;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.Signer;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.Journalled;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.Letter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the letters of a declaration: its order, payment and waybill, and the inventory; and
/// those of applications about it and of what happened to its goods. Only their places are stored;
/// the text is made whenever a letter goes.
final class LetterWriter {
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);

    private final ClearanceStore store;
    private final Journal journal;
    private final Optional<Signer> signer;
    private final boolean mustSign;
    private final String sender;

    /// @param signer signs what goes out in another form than it came in; empty for none
    /// @param mustSign whether what the law wants signed may not go without a signature
    /// @param sender DXP id of the platform
    LetterWriter(
            ClearanceStore store,
            Journal journal,
            Optional<Signer> signer,
            boolean mustSign,
            String sender) {
        this.store = store;
        this.journal = journal;
        this.signer = signer;
        this.mustSign = mustSign;
        this.sender = sender;
    }

    /// The letters with which customs is told: the four papers of a declaration, none when there
    /// is no dossier, or the one other document.
    List<Letter> letters(Ask.TellCustoms request, Instant now) {
        Ask.Matter matter = request.matter();
        DocumentRef ref = request.ref();
        if (matter != null && ref != null) {
            return List.of(other(matter, ref, request, now));
        }
        Dossier dossier = store.dossier(request.dossier());
        List<Letter> letters = new ArrayList<>();
        add(letters, dossier.order(), request, now);
        add(letters, dossier.payment(), request, now);
        add(letters, dossier.waybill(), request, now);
        add(letters, dossier.inventory(), request, now);
        return letters;
    }

    /// An application without a number of its own gets the one that the platform gave.
    private static Letter other(
            Ask.Matter matter, DocumentRef ref, Ask.TellCustoms request, Instant now) {
        String type =
                switch (matter) {
                    case CANCELLATION -> "CEB623";
                    case RETURN -> "CEB625";
                    case HANDED_OVER -> "CEB513";
                    case ARRIVAL -> "CEB711";
                };
        String copNo = request.copNo().isEmpty() ? request.preNo() : request.copNo();
        return letter(ref, new Key(type, request.agentCode(), copNo), request, now);
    }

    private static void add(
            List<Letter> letters,
            @Nullable Filed<? extends Document> filed,
            Ask.TellCustoms request,
            Instant now) {
        if (filed != null) {
            Document document = filed.document();
            letters.add(letter(document.header().ref(), key(document, request), request, now));
        }
    }

    private static Key key(Document document, Ask.TellCustoms request) {
        return switch (document) {
            case Document.Order order ->
                    new Key(
                            "CEB311",
                            order.content().head().ebpCode(),
                            order.content().head().orderNo());
            case Document.Payment payment ->
                    new Key(
                            "CEB411",
                            payment.content().head().payCode(),
                            payment.content().head().payTransactionId());
            case Document.Waybill waybill ->
                    new Key(
                            "CEB511",
                            waybill.content().head().logisticsCode(),
                            waybill.content().head().logisticsNo());
            case Document.Inventory inventory ->
                    new Key("CEB621", request.agentCode(), request.copNo());
        };
    }

    private static Letter letter(DocumentRef ref, Key key, Ask.TellCustoms request, Instant now) {
        return new Letter(
                "GW%014d-%03d".formatted(ref.position(), ref.index()),
                ref.position(),
                ref.index(),
                key.type(),
                key.code(),
                key.number(),
                request.dossier().ebpCode(),
                request.dossier().orderNo(),
                request.invtNo(),
                request.preNo(),
                null,
                Letter.State.WAITING,
                0,
                now.truncatedTo(ChronoUnit.MICROS),
                null,
                now,
                null,
                "",
                "");
    }

    private record Key(String type, String code, String number) {}

    /// The text of a letter, in its envelope.
    ///
    /// @param theirs inventory number by which the authority knows what an application is about;
    ///     the platform's own for other letters
    /// @return why it cannot go, else the text
    /// @throws SQLException when the database is away
    /// @throws SignerFailure when the key cannot be used now
    Outcome<byte[]> text(Letter letter, String theirs) throws SQLException, SignerFailure {
        Journalled kept = journal.at(letter.position());
        Message message =
                switch (READER.read(kept.bytes())) {
                    case Outcome.Accepted<Message>(Message read, List<Fault> _) -> read;
                    case Outcome.Refused<Message>(List<Fault> faults) ->
                            throw new IllegalStateException("does not read: " + faults);
                };
        return switch (document(letter, theirs, kept, message)) {
            case Outcome.Refused<byte[]> refused -> refused;
            case Outcome.Accepted<byte[]>(byte[] document, List<Fault> remarks) ->
                    new Outcome.Accepted<>(enveloped(letter, document), remarks);
        };
    }

    private byte[] enveloped(Letter letter, byte[] document) {
        return Envelope.write(
                Envelope.wrap(
                        document,
                        letter.number(),
                        sender,
                        List.of(Envelope.CUSTOMS_IMPORT),
                        letter.writtenAt().atZone(Terms.CHINA).toLocalDateTime()));
    }

    /// A message with this document alone goes as it came, so that its sender's own signature
    /// reaches the authority. Of a larger one only the document goes, and the zone signs that; so
    /// does an application about an inventory that the authority knows by another number.
    private Outcome<byte[]> document(Letter letter, String theirs, Journalled kept, Message message)
            throws SignerFailure {
        boolean same = theirs.equals(letter.invtNo());
        if (message.documents().size() == 1 && same) {
            return new Outcome.Accepted<>(kept.bytes(), List.of());
        }
        EnterpriseMessage alone =
                letter.isApplication()
                        ? Alone.application(
                                message,
                                guid(letter),
                                letter.index(),
                                new Alone.Numbers(theirs, letter.keyNumber()))
                        : Alone.paper(message, guid(letter), letter.index());
        if (signer.isPresent()) {
            return new Outcome.Accepted<>(SignedXml.write(alone, signer.get()), List.of());
        }
        if (mustSign && alone.mustBeSigned()) {
            return new Outcome.Refused<>(
                    List.of(
                            Fault.of(
                                    FaultCode.GATEWAY_KEY_MISSING,
                                    "/" + letter.type() + "Message",
                                    letter.type(),
                                    null)));
        }
        return new Outcome.Accepted<>(
                XmlWriter.write((Record) alone, XmlWriter.Style.PREFIXED), List.of());
    }

    /// The same each time, so that the authority sees that a letter came twice.
    private static String guid(Letter letter) {
        byte[] name = ("letter " + letter.number()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString().toUpperCase(Locale.ROOT);
    }
}
