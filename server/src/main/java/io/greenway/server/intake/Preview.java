package io.greenway.server.intake;

import io.greenway.core.envelope.Envelope;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.party.Enterprise;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.reading.Read;
import io.greenway.server.reading.SignatureDesk;
import io.greenway.server.store.JournalLook;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the door would say to a message, by the same checks and without taking it. Each message is
/// looked at as if the enterprise that it names as its transmitter sent it.
public final class Preview {
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);

    private final Participants participants;
    private final EnvelopeDesk envelopes;
    private final SignatureDesk signatures;
    private final JournalLook journal;

    public Preview(
            Participants participants,
            EnvelopeDesk envelopes,
            SignatureDesk signatures,
            JournalLook journal) {
        this.participants = participants;
        this.envelopes = envelopes;
        this.signatures = signatures;
        this.journal = journal;
    }

    /// What the door would say.
    public sealed interface Look {
        /// It would be taken: 202.
        ///
        /// @param sender who would send it
        /// @param again whether the same bytes came before, so that nothing would happen anew
        record Taken(String sender, Read read, boolean again) implements Look {}

        /// It would be refused.
        ///
        /// @param status the status of HTTP
        /// @param type its root element without `Message`; empty when it cannot be read
        /// @param sender who would send it; empty when it cannot be read
        record Refused(int status, String type, String sender, List<Fault> faults) implements Look {
            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }

    /// Looks at a message.
    ///
    /// @throws SQLException when the database fails
    public Look look(byte[] bytes, Instant now) throws SQLException {
        if (!Envelope.isOne(bytes)) {
            return message(bytes, now);
        }
        return switch (envelopes.open(bytes, now)) {
            case Outcome.Accepted<byte[]>(byte[] message, List<Fault> _) -> message(message, now);
            case Outcome.Refused<byte[]>(List<Fault> faults) ->
                    new Look.Refused(400, "", "", faults);
        };
    }

    private Look message(byte[] bytes, Instant now) throws SQLException {
        return switch (READER.read(bytes)) {
            case Outcome.Refused<Message> refused ->
                    new Look.Refused(400, "", "", refused.faults());
            case Outcome.Accepted<Message> accepted -> admit(accepted.value(), bytes, now);
        };
    }

    private Look admit(Message message, byte[] bytes, Instant now) throws SQLException {
        String root = message.getClass().getSimpleName();
        String sender = message instanceof EnterpriseMessage sent ? sent.transfer().copCode() : "";
        Optional<Enterprise> known = participants.registry().find(sender);
        if (known.isEmpty()) {
            FaultCode code =
                    sender.isEmpty()
                            ? FaultCode.MESSAGE_NOT_FOR_THIS_DOOR
                            : FaultCode.PARTY_NOT_REGISTERED;
            String path = "/" + root + (sender.isEmpty() ? "" : "/BaseTransfer/copCode");
            String found = sender.isEmpty() ? root : sender;
            return refused(403, root, sender, List.of(Fault.of(code, path, found, null)));
        }
        List<Fault> faults = Mandate.faults(known.get(), message);
        if (!faults.isEmpty()) {
            return refused(403, root, sender, faults);
        }
        JournalLook.Found found = journal.look(sender, message.guid(), bytes);
        if (found == JournalLook.Found.OTHER_BYTES) {
            Fault reused =
                    Fault.of(FaultCode.GUID_REUSED, "/" + root + "/@guid", message.guid(), null);
            return refused(409, root, sender, List.of(reused));
        }
        return new Look.Taken(
                sender,
                new Read(message, signatures.look(message, bytes, now).orElse(null)),
                found == JournalLook.Found.SAME_BYTES);
    }

    private static Look refused(int status, String root, String sender, List<Fault> faults) {
        return new Look.Refused(status, root.replace("Message", ""), sender, faults);
    }
}
