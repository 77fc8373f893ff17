package io.greenway.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.spec.Root;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/// The sample set in `samples/`: one message of each published type, each valid.
class SampleSetTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final CodeTables CODES = CodeTables.bundled();
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/test-classes/samples"))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .filter(file -> !file.getParent().endsWith("envelope"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereIsOneOfEachType() throws IOException {
        List<String> types =
                Stream.of(EnterpriseMessage.class, CustomsMessage.class)
                        .flatMap(side -> Arrays.stream(side.getPermittedSubclasses()))
                        .map(type -> type.getAnnotation(Root.class).type())
                        .sorted()
                        .toList();
        assertThat(samples())
                .map(file -> file.getFileName().toString().replace(".xml", ""))
                .containsExactlyInAnyOrderElementsOf(types);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsValid(Path file) throws IOException {
        Message message = accepted(Files.readAllBytes(file));
        assertThat(MessageCheck.check(message, CODES, DAY))
                .filteredOn(fault -> fault.code() != FaultCode.NOT_SIGNED)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readingThenWritingGivesTheSameXml(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Message message = accepted(bytes);
        XmlWriter.Style style =
                message instanceof EnterpriseMessage
                        ? XmlWriter.Style.PREFIXED
                        : XmlWriter.Style.DEFAULT_NAMESPACE;
        byte[] written = XmlWriter.write((Record) message, style);
        assertThat(withoutIndentation(written)).isEqualTo(withoutIndentation(bytes));
        assertThat(accepted(written)).isEqualTo(message);
    }

    private static Message accepted(byte[] xml) {
        return switch (READER.read(xml)) {
            case Outcome.Accepted<Message>(Message message, List<Fault> remarks) -> {
                assertThat(remarks).isEmpty();
                yield message;
            }
            case Outcome.Refused<Message>(List<Fault> faults) ->
                    throw new AssertionError("Refused: " + faults);
        };
    }

    /// The document as the JDK reads and writes it, without white space between elements.
    private static String withoutIndentation(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        strip(document.getDocumentElement());
        StringWriter text = new StringWriter();
        TransformerFactory.newInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(text));
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static void strip(Node element) {
        Node child = element.getFirstChild();
        boolean hasElements = element.getNodeName().contains("Signature");
        for (Node at = child; at != null; at = at.getNextSibling()) {
            hasElements |= at.getNodeType() == Node.ELEMENT_NODE;
        }
        while (child != null) {
            Node next = child.getNextSibling();
            if (child.getNodeType() == Node.TEXT_NODE
                    && hasElements
                    && child.getNodeValue().isBlank()) {
                element.removeChild(child);
            } else if (child.getNodeType() == Node.ELEMENT_NODE) {
                strip(child);
            }
            child = next;
        }
    }
}
