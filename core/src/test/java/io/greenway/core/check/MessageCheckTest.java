package io.greenway.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.Message;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules inside one message, a row of `check/cases.txt` each: a valid sample with one text put
/// in place of another, and exactly the faults of it.
class MessageCheckTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final CodeTables CODES = CodeTables.bundled();

    /// One row.
    record Case(String sample, String text, String instead, List<String> faults) {}

    static List<Case> cases() throws IOException {
        return resource("/check/cases.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(MessageCheckTest::read)
                .toList();
    }

    private static Case read(String line) {
        List<String> cells = Arrays.stream(line.split("\\|", 4)).map(String::strip).toList();
        List<String> faults =
                cells.get(3).equals("-") ? List.of() : List.of(cells.get(3).split("; "));
        String instead = line.contains("<reason>　") ? "<reason>　" : cells.get(2);
        return new Case(cells.get(0), cells.get(1), instead, faults);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneChangeMakesExactlyTheseFaults(Case row) throws IOException {
        String sample = plain(resource("/samples/" + row.sample() + ".xml"));
        assertThat(sample).contains(row.text());
        String root = "/" + row.sample().substring(row.sample().length() - 6) + "Message";
        assertThat(shown(sample.replaceFirst(quoted(row.text()), row.instead())))
                .map(fault -> fault.replace(" " + root, " "))
                .containsExactlyInAnyOrderElementsOf(row.faults());
    }

    /// Every rule that stands in this package alone is shown by a case, or by a test below.
    @Test
    void everyRuleHasACase() throws IOException {
        Set<String> shown =
                cases().stream()
                        .flatMap(row -> row.faults().stream())
                        .map(fault -> fault.substring(0, fault.indexOf(' ')))
                        .collect(Collectors.toSet());
        shown.addAll(List.of("NOT_SIGNED", "RECORD_ID_REPEATED"));
        shown.addAll(List.of("ORDER_LINE_NUMBER_REPEATED", "INVENTORY_LINE_NUMBER_REPEATED"));
        assertThat(EnumSet.allOf(FaultCode.class))
                .filteredOn(code -> code.number() / 1000 == 7)
                .map(FaultCode::name)
                .allSatisfy(name -> assertThat(shown).contains(name));
    }

    @Test
    void aDeclarationWithoutSignatureIsRemarkedAndADraftIsNot() throws IOException {
        String unsigned = plain(resource("/samples/import/CEB621.xml"));
        assertThat(faults(unsigned)).map(Fault::code).containsExactly(FaultCode.NOT_SIGNED);
        assertThat(faults(unsigned.replace("<appStatus>2", "<appStatus>1"))).isEmpty();
    }

    @Test
    void theSameRecordIdTwiceIsRemarked() throws IOException {
        String one = plain(resource("/samples/import/CEB411.xml"));
        String payment = one.substring(one.indexOf("<Payment>"), one.indexOf("<BaseTransfer>"));
        assertThat(shown(one.replace(payment, payment + payment)))
                .containsExactly(
                        "RECORD_ID_REPEATED /CEB411Message/Payment[2]"
                                + " 5F0E9A10-2C64-4B1D-9A77-000000411002 -> null");
    }

    private static Stream<String> shown(String xml, boolean all) {
        return faults(xml).stream()
                .filter(fault -> all || fault.code() != FaultCode.NOT_SIGNED)
                .map(
                        fault ->
                                "%s %s %s -> %s"
                                        .formatted(
                                                fault.code(),
                                                fault.place().path(),
                                                fault.found(),
                                                fault.expected()));
    }

    private static List<String> shown(String xml) {
        return shown(xml, false).toList();
    }

    private static List<Fault> faults(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        return switch (XmlReader.of(Message.class).read(bytes)) {
            case Outcome.Accepted<Message>(Message message, List<Fault> _) ->
                    MessageCheck.check(message, CODES, DAY);
            case Outcome.Refused<Message>(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }

    /// The sample unsigned, with the default namespace and without indentation.
    private static String plain(String sample) {
        return sample.replaceAll("(?s)<ds:Signature.*</ds:Signature>", "")
                .replace("ceb:", "")
                .replace("xmlns:ceb", "xmlns")
                .replaceAll(">\\s+<", "><");
    }

    private static String quoted(String text) {
        return java.util.regex.Pattern.quote(text);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = MessageCheckTest.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(stream, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
