package io.greenway.core.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.Repairs.Repaired;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be repaired, and what may not.
class RepairsTest {
    private final String order = sample("import/CEB311.xml");

    /// What is broken how, and what the repair says of it; the repaired text is the sample again.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <ceb:appType>1< | <ceb:appType>１< | appType １ 1
                    <ceb:freight>12.00< | <ceb:freight>１２.00< | freight １２.00 12.00
                    <ceb:appTime>2026 | <ceb:appTime>２０２６ | appTime ２０２６0302093015 20260302093015
                    <ceb:ebcCode>5101980002< | <ceb:ebcCode>510198000２< | ebcCode 510198000２ 5101980002
                    """)
    void fullWidthDigitsBecomePlain(String good, String broken, String repair) {
        assertRepaired(order, order.replaceFirst(good, broken), repair);
    }

    @Test
    void theFinalXBecomesLarge() {
        String large = order.replaceFirst("(<ceb:buyerIdNumber>.{17}).", "$1X");
        assertRepaired(large, large.replaceFirst("X</", "x</"), "buyerIdNumber …x …X");
    }

    @ParameterizedTest
    @CsvSource({".5,0.5", "5.,5.0", "-.5,-0.5"})
    void aDecimalPointGetsItsZeros(String found, String wanted) {
        String good = order.replaceFirst("(<ceb:discount>)[^<]*", "$1" + wanted);
        String broken = order.replaceFirst("(<ceb:discount>)[^<]*", "$1" + found);
        assertRepaired(good, broken, "discount " + found + " " + wanted);
    }

    @Test
    void elementsGoIntoTheirOrderAndKeepTheirWhiteSpace() {
        String freight = "<ceb:freight>12.00</ceb:freight>";
        String currency = "<ceb:currency>142</ceb:currency>";
        String broken =
                order.replaceFirst(freight, "@@")
                        .replaceFirst(currency, freight)
                        .replace("@@", currency);
        Repaired repaired = repaired(broken);
        assertThat(text(repaired)).isEqualTo(order);
        assertThat(repaired.repairs())
                .extracting(Fault::code)
                .containsOnly(FaultCode.WRONG_ORDER)
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ceb:buyerName>１２３</ceb:buyerName>",
                "<ceb:freight>１2.0<!-- x -->0</ceb:freight>",
                "<ceb:freight>&#65297;2</ceb:freight>",
                "<ceb:freight/>",
                "<ceb:freight>twelve</ceb:freight>",
                "<ceb:unknown>１</ceb:unknown>"
            })
    void whatIsNotSafeStays(String element) {
        String name = element.substring(1, element.indexOf('>')).replace("/", "");
        String broken =
                element.contains("unknown")
                        ? order.replaceFirst("<ceb:freight>", element + "<ceb:freight>")
                        : order.replaceFirst("<" + name + ">[^<]*</" + name + ">", element);
        Repaired repaired = repaired(broken);
        assertThat(text(repaired)).isEqualTo(broken);
        assertThat(repaired.repairs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<a>", "<a/>", "<!DOCTYPE a><a/>", "no xml"})
    void whatIsNoMessageStays(String text) {
        assertThat(text(repaired(text))).isEqualTo(text);
    }

    /// Every sample with its elements in reverse comes back as it was.
    @ParameterizedTest
    @ValueSource(strings = {"import/CEB511.xml", "export/CEB603.xml", "import/CEB625.xml"})
    void aReversedHeadIsPutRight(String sample) {
        String good = sample(sample);
        String head = good.replaceFirst("(?s).*?<(ceb:\\w*Head)>.*", "$1");
        int from = good.indexOf("<" + head + ">") + head.length() + 2;
        int to = good.indexOf("</" + head + ">");
        String[] lines = good.substring(from, to).strip().split("\\s*\n\\s*");
        String reversed =
                Arrays.stream(lines).reduce("", (all, line) -> line + "\n      " + all).strip();
        String broken = good.substring(0, from) + reversed + good.substring(to);
        byte[] repaired = repaired(broken).text();
        assertThat(read(repaired)).isEqualTo(read(good.getBytes(StandardCharsets.UTF_8)));
    }

    private static Object read(byte[] text) {
        return ((Outcome.Accepted<Message>) XmlReader.of(Message.class).read(text)).value();
    }

    private static void assertRepaired(String good, String broken, String repair) {
        assertThat(broken).isNotEqualTo(good);
        Repaired repaired = repaired(broken);
        assertThat(text(repaired)).isEqualTo(good);
        assertThat(repaired.repairs())
                .extracting(
                        one ->
                                one.place().path().replaceFirst(".*/", "")
                                        + " "
                                        + one.found()
                                        + " "
                                        + one.expected())
                .containsExactly(repair);
    }

    private static Repaired repaired(String text) {
        return Repairs.of(text.getBytes(StandardCharsets.UTF_8), Message.class);
    }

    private static String text(Repaired repaired) {
        return new String(repaired.text(), StandardCharsets.UTF_8);
    }

    private static String sample(String name) {
        try (InputStream stream = RepairsTest.class.getResourceAsStream("/samples/" + name)) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
