package io.greenway.server.intake;

import io.greenway.core.clearance.Terms;
import io.greenway.core.envelope.Envelope;
import io.greenway.core.envelope.Envelope.Opened;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Opens the transport envelopes that come to the door (facts: checks A).
public final class EnvelopeDesk {
    private static final Set<String> SERVED =
            Set.of(Envelope.CUSTOMS_IMPORT, Envelope.CUSTOMS_EXPORT);

    /// What speaks against the signature of an envelope.
    public interface Seal {
        List<Fault> faults(byte[] envelope, Instant at);
    }

    private final Seal seal;

    public EnvelopeDesk(Seal seal) {
        this.seal = seal;
    }

    /// The message inside.
    ///
    /// @return every fault of the envelope when it cannot be taken
    Outcome<byte[]> open(byte[] text, Instant at) {
        return switch (Envelope.open(text)) {
            case Outcome.Refused<Opened>(List<Fault> faults) -> new Outcome.Refused<>(faults);
            case Outcome.Accepted<Opened>(Opened opened, List<Fault> remarks) -> {
                List<Fault> faults = new ArrayList<>(remarks);
                faults.addAll(Envelope.receivers(opened, SERVED));
                if (opened.isSigned()) {
                    faults.addAll(seal.faults(text, at));
                }
                yield Fault.refuses(faults)
                        ? new Outcome.Refused<>(faults)
                        : new Outcome.Accepted<>(opened.data(), faults);
            }
        };
    }

    /// What the exchange platform answers to faults, as XML.
    String answer(byte[] text, List<Fault> faults, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, Terms.CHINA);
        return new String(
                Envelope.write(Envelope.answer(text, faults, day)), StandardCharsets.UTF_8);
    }
}
