package io.greenway.fuzz;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.Places;
import io.greenway.core.xml.Repairs;
import io.greenway.core.xml.XmlReader;
import java.util.Arrays;

/// Repairs never throw, never break what was right, and leave nothing for a second repair.
public final class RepairsTarget {
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);

    private RepairsTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        byte[] repaired = Repairs.of(input, Message.class).text();
        if (!Arrays.equals(repaired, Repairs.of(repaired, Message.class).text())) {
            throw new AssertionError("a second repair finds more");
        }
        switch (READER.read(input)) {
            case Outcome.Accepted<Message> before -> {
                Places.located(input, before.warnings());
                if (!(READER.read(repaired) instanceof Outcome.Accepted<Message>)) {
                    throw new AssertionError("a repair broke a message");
                }
            }
            case Outcome.Refused<Message> before -> Places.located(input, before.faults());
        }
    }
}
