package io.greenway.fuzz;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;

/// The reader never throws, and what it accepts it reads again from what the writer makes of it.
public final class ReaderTarget {
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);

    private ReaderTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (!(READER.read(input) instanceof Outcome.Accepted<Message> accepted)
                || !accepted.warnings().isEmpty()) {
            return;
        }
        byte[] written = XmlWriter.write((Record) accepted.value(), XmlWriter.Style.PREFIXED);
        if (!(READER.read(written) instanceof Outcome.Accepted<Message> again)
                || !again.value().equals(accepted.value())) {
            throw new AssertionError("what was written is read otherwise");
        }
    }
}
