package io.greenway.server.gateway;

import io.greenway.core.envelope.Dxp;
import io.greenway.core.envelope.DxpRep;
import io.greenway.core.envelope.Envelope;
import io.greenway.core.envelope.Envelope.Opened;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.spec.Root;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.intake.EnvelopeDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a text of the post turned out to be.
sealed interface Arrived {
    XmlReader<Message> READER = XmlReader.of(Message.class);

    /// A message of customs.
    ///
    /// @param bytes its text without the envelope
    @SuppressWarnings("ArrayRecordComponent")
    record Answers(CustomsMessage message, byte[] bytes) implements Arrived {}

    /// The exchange platform could not deliver a letter.
    record NotDelivered(DxpRep report) implements Arrived {}

    /// It cannot be taken.
    record Unusable(List<Fault> faults) implements Arrived {
        public Unusable {
            faults = List.copyOf(faults);
        }
    }

    /// Reads a text.
    ///
    /// @param us DXP id of the platform; an envelope must be for it
    /// @param seal verifies an envelope that is signed
    static Arrived of(byte[] text, String us, EnvelopeDesk.Seal seal, Instant now) {
        if (!Envelope.isOne(text)) {
            return message(text);
        }
        if (Envelope.read(text)
                instanceof Outcome.Accepted<Dxp>(DxpRep report, List<Fault> remarks)) {
            return new NotDelivered(report);
        }
        return switch (Envelope.open(text)) {
            case Outcome.Refused<Opened>(List<Fault> faults) -> new Unusable(faults);
            case Outcome.Accepted<Opened>(Opened opened, List<Fault> remarks) -> {
                List<Fault> faults = new ArrayList<>(remarks);
                faults.addAll(Envelope.receivers(opened, Set.of(us)));
                if (opened.isSigned()) {
                    faults.addAll(seal.faults(text, now));
                }
                yield Fault.refuses(faults) ? new Unusable(faults) : message(opened.data());
            }
        };
    }

    private static Arrived message(byte[] text) {
        return switch (READER.read(text)) {
            case Outcome.Refused<Message>(List<Fault> faults) -> new Unusable(faults);
            case Outcome.Accepted<Message>(CustomsMessage answers, List<Fault> _) ->
                    new Answers(answers, text);
            case Outcome.Accepted<Message>(Message other, List<Fault> _) -> {
                String type = other.getClass().getAnnotation(Root.class).type();
                yield new Unusable(
                        List.of(Fault.of(FaultCode.GATEWAY_NOT_AN_ANSWER, "/", type, null)));
            }
        };
    }
}
