package io.greenway.fuzz;

import io.greenway.core.envelope.Envelope;
import io.greenway.core.envelope.Envelope.Opened;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.time.LocalDate;
import java.util.List;

/// Opening an envelope never throws, and whatever is wrong with it can be answered.
public final class EnvelopeTarget {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private EnvelopeTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Envelope.isOne(input);
        switch (Envelope.open(input)) {
            case Outcome.Accepted<Opened>(Opened opened, List<Fault> _) -> {
                if (opened.data().length == 0) {
                    throw new AssertionError("an empty envelope was taken");
                }
            }
            case Outcome.Refused<Opened>(List<Fault> faults) ->
                    Envelope.write(Envelope.answer(input, faults, DAY));
        }
    }
}
