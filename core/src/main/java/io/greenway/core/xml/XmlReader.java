package io.greenway.core.xml;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads messages: bytes in, a record or every fault out. Safe for use by several threads.
///
/// Whatever the bytes are, the answer is an [Outcome]; no input makes it throw. Each fault names
/// its place. What a fault found and expected, beside the values themselves: for a length or a
/// number the notation of the published tables (`C1..60`, `N19,5`); for a closed list its values
/// (`1|2|3`); for a wrong order the element and the one it came after; for too many the count and
/// the limit. The value of a personal element and stray text are masked.
///
/// @param <M> the message type, or a sealed interface over several
public final class XmlReader<M> {
    private final Class<M> type;
    private final Map<String, RootPlan> roots;
    private final XmlLimits limits;

    private XmlReader(Class<M> type, Map<String, RootPlan> roots, XmlLimits limits) {
        this.type = type;
        this.roots = roots;
        this.limits = limits;
    }

    /// A reader of one message type, or of every type a sealed interface permits.
    ///
    /// @throws IllegalArgumentException when a record is not a message
    public static <M> XmlReader<M> of(Class<M> type) {
        return of(type, XmlLimits.DEFAULT);
    }

    /// The same with other limits.
    public static <M> XmlReader<M> of(Class<M> type, XmlLimits limits) {
        Map<String, RootPlan> roots = new HashMap<>();
        leaves(type).map(RootPlan::of).forEach(root -> roots.put(root.element(), root));
        return new XmlReader<>(type, Map.copyOf(roots), limits);
    }

    /// The records below a sealed interface, or the record itself.
    static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(XmlReader::leaves)
                : Stream.of(type);
    }

    /// Reads one text.
    public Outcome<M> read(byte[] xml) {
        Object plain = PlainReading.read(xml, roots, limits);
        return plain == null
                ? readThoroughly(xml)
                : new Outcome.Accepted<>(type.cast(plain), List.of());
    }

    /// What was read plainly; null for a text that needs the thorough way.
    @Nullable Object readPlainly(byte[] xml) {
        return PlainReading.read(xml, roots, limits);
    }

    /// Reads one text through the parser, and finds everything that is wrong with it.
    Outcome<M> readThoroughly(byte[] xml) {
        Findings findings = new Findings(xml, limits);
        try {
            Object message = new Reading(xml, limits, findings).read(roots);
            if (message != null && !findings.refuse()) {
                return new Outcome.Accepted<>(type.cast(message), findings.faults());
            }
        } catch (Halt _) {
            // What ended the reading is among the findings.
        }
        List<Fault> faults = findings.faults();
        if (faults.isEmpty()) {
            throw new IllegalStateException("A text was refused without a fault");
        }
        return new Outcome.Refused<>(faults);
    }

    /// Reads one text from a stream, but never more of it than the limit and one byte.
    ///
    /// @throws IOException when the stream fails
    public Outcome<M> read(InputStream xml) throws IOException {
        return read(xml.readNBytes(limits.bytes() + 1));
    }
}
