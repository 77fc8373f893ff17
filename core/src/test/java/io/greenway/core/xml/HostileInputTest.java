package io.greenway.core.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Input made to harm: it is refused with a clear fault, and costs little.
class HostileInputTest {
    private static final String OPEN =
            "<CEB311Message xmlns='http://www.chinaport.gov.cn/ceb' version='1.0'"
                    + " guid='5F0E9A10-2C64-4B1D-9A77-000000000001'>";
    private static final String CLOSE = "</CEB311Message>";

    static Stream<Arguments> texts() {
        return Stream.of(
                row("nothing", FaultCode.NOT_WELL_FORMED, ""),
                row("only a byte order mark", FaultCode.NOT_WELL_FORMED, "\uFEFF"),
                row("blanks", FaultCode.NOT_WELL_FORMED, " \n "),
                row("words", FaultCode.NOT_WELL_FORMED, "hello"),
                row("JSON", FaultCode.NOT_WELL_FORMED, "{\"guid\": 1}"),
                row("HTML", FaultCode.DTD_REFUSED, "<!DOCTYPE html><html></html>"),
                row("declaration alone", FaultCode.NOT_WELL_FORMED, "<?xml version='1.0'?>"),
                row("XML 1.1", FaultCode.NOT_WELL_FORMED, "<?xml version='1.1'?>" + OPEN + CLOSE),
                row("endless declaration", FaultCode.NOT_WELL_FORMED, "<?xml " + " ".repeat(999)),
                row("declared GBK", FaultCode.WRONG_ENCODING, declared("GBK")),
                row("declared UTF-16", FaultCode.WRONG_ENCODING, declared("UTF-16")),
                row("declared nonsense", FaultCode.WRONG_ENCODING, declared("no such")),
                row(
                        "external entity",
                        FaultCode.DTD_REFUSED,
                        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
                row("external subset", FaultCode.DTD_REFUSED, "<!DOCTYPE a SYSTEM 'x'><a/>"),
                row("entity bomb", FaultCode.DTD_REFUSED, bomb()),
                row("bomb without end", FaultCode.DTD_REFUSED, bomb().substring(0, 60)),
                row("DTD inside", FaultCode.DTD_REFUSED, OPEN + "<!DOCTYPE a>" + CLOSE),
                row("undeclared entity", FaultCode.NOT_WELL_FORMED, OPEN + "&b;" + CLOSE),
                row("deep", FaultCode.TOO_DEEP, OPEN + "<a>".repeat(100_000)),
                row("two roots", FaultCode.NOT_WELL_FORMED, OPEN + CLOSE + OPEN + CLOSE),
                row(
                        "10,000 attributes",
                        FaultCode.TOO_LARGE,
                        "<a" + many(" a%d=''", 10_000) + "/>"),
                row(
                        "10,000 attributes after a >",
                        FaultCode.TOO_LARGE,
                        "<a" + many(" a%d='>'", 10_000) + "/>"),
                row(
                        "10,000 namespaces",
                        FaultCode.TOO_LARGE,
                        "<a" + many(" xmlns:a%d='u'", 10_000) + "/>"),
                row(
                        "names without end",
                        FaultCode.TOO_LARGE,
                        OPEN + "<x>" + many("<e%d/>", 20_000) + "</x>" + CLOSE),
                row(
                        "names without end in a kept piece",
                        FaultCode.TOO_LARGE,
                        OPEN + "<ExtendMessage><Message>" + many("<e%d/>", 20_000)),
                row(
                        "a kept piece too long",
                        FaultCode.TOO_LARGE,
                        OPEN + "<ExtendMessage><Message>" + "long".repeat(100_000) + "</Message>"),
                row("targets without end", FaultCode.TOO_LARGE, OPEN + many("<?p%d?>", 20_000)),
                row("a value of megabytes", FaultCode.NOT_WELL_FORMED, OPEN + leaf("9", 1_000_000)),
                row("escapes", FaultCode.NOT_WELL_FORMED, OPEN + leaf("&amp;", 100_000)),
                row("NUL", FaultCode.NOT_WELL_FORMED, OPEN + "\0" + CLOSE),
                row("control character", FaultCode.NOT_WELL_FORMED, OPEN + "\u0007" + CLOSE),
                row("not a character", FaultCode.NOT_WELL_FORMED, OPEN + "\uFFFE" + CLOSE),
                row("surrogate", FaultCode.NOT_WELL_FORMED, OPEN + "&#xD800;" + CLOSE));
    }

    private static Arguments row(String name, FaultCode code, String text) {
        return Arguments.argumentSet(name, code, text);
    }

    private static String declared(String encoding) {
        return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" + OPEN + CLOSE;
    }

    private static String bomb() {
        IntFunction<String> entity =
                level ->
                        "<!ENTITY e%d '%s'>"
                                .formatted(level, "&e%d;".formatted(level - 1).repeat(10));
        return "<!DOCTYPE a [<!ENTITY e0 'ha'>"
                + IntStream.range(1, 10).mapToObj(entity).collect(Collectors.joining())
                + "]><a>&e9;</a>";
    }

    private static String many(String format, int count) {
        String[] parts = format.split("%d", 2);
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < count; number++) {
            text.append(parts[0]).append(number).append(parts[1]);
        }
        return text.toString();
    }

    private static String leaf(String text, int count) {
        return "<Order><OrderHead><guid>" + text.repeat(count);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void refused(FaultCode code, String text) {
        assertThat(Samples.faults(text)).last().extracting(Fault::code).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "GBK", "IBM1047"})
    void otherEncodingsAreRefused(String encoding) {
        String file = Samples.valid("CEB311", XmlWriter.Style.PREFIXED);
        List<Fault> faults = Samples.faults(file.getBytes(Charset.forName(encoding)));
        assertThat(faults)
                .singleElement()
                .extracting(Fault::code)
                .isEqualTo(FaultCode.WRONG_ENCODING);
    }

    /// Overlong forms, surrogates, beyond Unicode, a cut character, a lone continuation.
    @ParameterizedTest
    @CsvSource({"C0AF", "E08080", "EDA080", "F4908080", "F8888080", "E4B8", "80", "FF"})
    void bytesThatAreNotUtf8AreRefused(String hex) {
        byte[] start = Samples.bytes(OPEN);
        byte[] text = Arrays.copyOf(start, start.length + hex.length() / 2);
        byte[] bad = HexFormat.of().parseHex(hex);
        System.arraycopy(bad, 0, text, start.length, bad.length);
        List<Fault> faults = Samples.faults(text);
        assertThat(faults)
                .singleElement()
                .extracting(Fault::code)
                .isEqualTo(FaultCode.WRONG_ENCODING);
        assertThat(faults.getFirst().place().column()).isEqualTo(OPEN.length() + 1);
    }

    @Test
    void aTextOfTheLimitIsReadAndOneByteMoreIsNot() {
        int room = XmlLimits.DEFAULT.bytes() - OPEN.length() - CLOSE.length();
        String most = OPEN + " ".repeat(room) + CLOSE;
        assertThat(Samples.faults(most))
                .extracting(Fault::code)
                .containsOnly(FaultCode.MISSING_ELEMENT);
        assertThat(Samples.faults(most + " "))
                .extracting(Fault::code)
                .containsOnly(FaultCode.TOO_LARGE);
    }

    /// A gigabyte of blanks, of which no more may be taken than the limit.
    @Test
    void aStreamIsNotReadBeyondTheLimit() throws IOException {
        Blanks stream = new Blanks(1L << 30);
        assertThat(Samples.READER.read(stream)).isInstanceOf(Outcome.Refused.class);
        assertThat(stream.given).isEqualTo(XmlLimits.DEFAULT.bytes() + 1L);
    }

    private static final class Blanks extends InputStream {
        private final long length;
        private long given;

        Blanks(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            return given++ < length ? ' ' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) {
            Arrays.fill(buffer, offset, offset + count, (byte) ' ');
            given += count;
            return given <= length ? count : -1;
        }
    }

    /// What senders teach the parser is forgotten, so ours stay as fast as on the first day.
    @Test
    void foreignNamesAreForgotten() {
        String file = Samples.valid("CEB511", XmlWriter.Style.PREFIXED);
        Parsers first = Parsers.current();
        for (int round = 0; round < 6; round++) {
            String names = many("<n" + round + "x%d/>", 4_000);
            Samples.accepted(file.replace("<own:data", names + "<own:data"));
        }
        assertThat(Parsers.current()).isNotSameAs(first);
    }
}
