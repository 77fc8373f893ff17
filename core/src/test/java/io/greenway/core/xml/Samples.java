package io.greenway.core.xml;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The valid messages that tests read and break.
final class Samples {
    static final XmlReader<Message> READER = XmlReader.of(Message.class);

    private Samples() {}

    /// `CEB311`, `CEB312`, …
    static Stream<String> types() {
        return Stream.of(
                "CEB311", "CEB312", "CEB411", "CEB412", "CEB511", "CEB512", "CEB621", "CEB622",
                "CEB900");
    }

    /// A valid message, written with prefix or with default namespace.
    static String valid(String type, XmlWriter.Style style) {
        String variant = style == XmlWriter.Style.PREFIXED ? "prefixed" : "default";
        String name = "/valid/" + type + "-" + variant + ".xml";
        try (InputStream stream = Samples.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(stream, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[][] strings(String... texts) {
        return Arrays.stream(texts).map(Samples::bytes).toArray(byte[][]::new);
    }

    static Message accepted(byte[] xml) {
        return switch (READER.read(xml)) {
            case Outcome.Accepted<Message>(Message message, List<Fault> _) -> message;
            case Outcome.Refused<Message>(List<Fault> faults) ->
                    throw new AssertionError("Refused: " + faults);
        };
    }

    static Message accepted(String xml) {
        return accepted(bytes(xml));
    }

    static List<Fault> faults(byte[] xml) {
        return switch (READER.read(xml)) {
            case Outcome.Accepted<Message> _ -> List.of();
            case Outcome.Refused<Message>(List<Fault> faults) -> faults;
        };
    }

    static List<Fault> faults(String xml) {
        return faults(bytes(xml));
    }
}
