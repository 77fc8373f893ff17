package io.greenway.core.check;

import io.greenway.core.envelope.Dxp;
import io.greenway.core.envelope.DxpRep;
import io.greenway.core.envelope.Envelope;
import io.greenway.core.envelope.Envelope.Opened;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.Places;
import io.greenway.core.xml.XmlReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks the text of one message: its form, and when that holds every rule that it alone can
/// show. Safe for use by several threads.
public final class TextCheck {
    private static final byte[] NOTHING = {};

    private final XmlReader<Message> reader = XmlReader.of(Message.class);
    private final CodeTables codes;
    private final LocalDate day;

    /// @param codes the code tables
    /// @param day the day, in China, whose tables and rules judge
    public TextCheck(CodeTables codes, LocalDate day) {
        this.codes = codes;
        this.day = day;
    }

    /// What was found.
    ///
    /// @param message the message; null when its form does not hold
    /// @param text its text, which in an envelope is not the whole; empty when there is none
    /// @param faults each with line and column
    @SuppressWarnings("ArrayRecordComponent") // Handed on for verifying; comparing is not meant.
    public record Checked(@Nullable Message message, byte[] text, List<Fault> faults) {
        public Checked {
            faults = List.copyOf(faults);
        }

        /// Published type, `CEB311`; empty when the form does not hold.
        public String type() {
            return message == null ? "" : message.getClass().getSimpleName().substring(0, 6);
        }

        /// Whether the message must be signed, is, and so has a signature to verify.
        public boolean isSigned() {
            return message instanceof EnterpriseMessage sent && sent.signature() != null;
        }
    }

    /// Checks a text. Of an envelope, first the envelope, then the message in it; the places of the
    /// latter are those in the message.
    public Checked check(byte[] text) {
        if (!Envelope.isOne(text)) {
            return message(text);
        }
        if (Envelope.read(text) instanceof Outcome.Accepted<Dxp>(DxpRep _, List<Fault> remarks)) {
            return new Checked(null, NOTHING, remarks);
        }
        return switch (Envelope.open(text)) {
            case Outcome.Refused<Opened>(List<Fault> faults) ->
                    new Checked(null, NOTHING, Places.located(text, faults));
            case Outcome.Accepted<Opened>(Opened opened, List<Fault> remarks) -> {
                Checked inside = message(opened.data());
                List<Fault> faults = new ArrayList<>(Places.located(text, remarks));
                faults.addAll(inside.faults());
                yield new Checked(inside.message(), opened.data(), faults);
            }
        };
    }

    private Checked message(byte[] text) {
        return switch (reader.read(text)) {
            case Outcome.Refused<Message>(List<Fault> faults) -> new Checked(null, text, faults);
            case Outcome.Accepted<Message>(Message message, List<Fault> remarks) -> {
                List<Fault> faults = new ArrayList<>(remarks);
                List<Fault> rules = MessageCheck.check(message, codes, day);
                faults.addAll(Places.located(text, rules));
                yield new Checked(message, text, faults);
            }
        };
    }
}
