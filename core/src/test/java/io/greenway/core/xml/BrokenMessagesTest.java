package io.greenway.core.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A valid order, broken as each case of `broken.txt` says, and every fault that must come of it.
class BrokenMessagesTest {
    private static final Pattern REPEATED = Pattern.compile("\\{(.+?)\\*(\\d+)}");

    /// One case: texts to replace, each by its successor, and the faults expected.
    record Case(String name, List<String> edits, List<String> faults) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream stream = BrokenMessagesTest.class.getResourceAsStream("/broken.txt")) {
            byte[] bytes = Objects.requireNonNull(stream).readAllBytes();
            for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
                String rest = line.length() > 2 ? line.substring(2) : "";
                switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                    case '#' -> cases.add(new Case(rest, new ArrayList<>(), new ArrayList<>()));
                    case '-', '+' -> cases.getLast().edits().add(expanded(rest));
                    case '=' -> cases.getLast().faults().add(expanded(rest));
                    default -> assertThat(line).isEmpty();
                }
            }
        }
        return cases.stream();
    }

    private static String expanded(String text) {
        return REPEATED.matcher(text)
                .replaceAll(match -> match.group(1).repeat(Integer.parseInt(match.group(2))))
                .replace("\\n", "\n");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFaultIsNamedWithItsPlace(Case broken) {
        String file = Samples.valid("CEB311", XmlWriter.Style.PREFIXED);
        for (int at = 0; at < broken.edits().size(); at += 2) {
            String find = broken.edits().get(at);
            assertThat(file).contains(find);
            int found = file.indexOf(find);
            file =
                    file.substring(0, found)
                            + broken.edits().get(at + 1)
                            + file.substring(found + find.length());
        }
        assertThat(Samples.faults(file).stream().map(BrokenMessagesTest::shown))
                .containsExactlyElementsOf(broken.faults());
    }

    /// A file cut after any character is refused, with one fault for the cut.
    @Test
    void everyCutIsNoticed() {
        String file = Samples.valid("CEB411", XmlWriter.Style.DEFAULT_NAMESPACE).strip();
        for (int length = 1; length < file.length(); length++) {
            List<Fault> faults = Samples.faults(file.substring(0, length));
            assertThat(faults).as("cut after %s", length).hasSize(1);
            assertThat(faults.getFirst().code()).isEqualTo(FaultCode.NOT_WELL_FORMED);
        }
    }

    @Test
    void faultsStopAtTheirLimit() {
        String file = Samples.valid("CEB311", XmlWriter.Style.PREFIXED);
        String unknown = "<ceb:x/>".repeat(1000);
        List<Fault> faults = Samples.faults(file.replace("<ceb:BaseTransfer>", unknown));
        assertThat(faults).hasSize(XmlLimits.DEFAULT.faults() + 1);
        assertThat(faults.getLast().code()).isEqualTo(FaultCode.TOO_MANY_FAULTS);
    }

    @Test
    void documentsAreCounted() {
        String file = Samples.valid("CEB311", XmlWriter.Style.PREFIXED);
        int start = file.indexOf("    <ceb:Order>");
        int end = file.indexOf("    <ceb:BaseTransfer>");
        String orders = file.substring(start, end);
        String head = file.substring(0, start);
        String rest = file.substring(end);
        assertThat(Samples.faults(head + orders.repeat(50) + rest)).isEmpty();
        assertThat(Samples.faults(head + orders.repeat(51) + rest).stream().map(Fault::toString))
                .singleElement()
                .asString()
                .contains("TOO_MANY_ELEMENTS", "/CEB311Message/Order,", "found=101, expected=100");
    }

    @Test
    void limitsCanBeSetTighter() {
        byte[] file = Samples.bytes(Samples.valid("CEB311", XmlWriter.Style.PREFIXED));
        XmlLimits tight = new XmlLimits(100, 32, 32, 250, 50, 200, 256, 80);
        assertThat(XmlReader.of(Message.class, tight).read(file))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.faults().getFirst().toString())
                                        .contains("TOO_LARGE", "expected=100 bytes"));
    }

    private static String shown(Fault fault) {
        return "%s %d:%d %s [%s] [%s]"
                .formatted(
                        fault.code(),
                        fault.place().line(),
                        fault.place().column(),
                        fault.place().path(),
                        Objects.requireNonNullElse(fault.found(), ""),
                        Objects.requireNonNullElse(fault.expected(), ""));
    }
}
