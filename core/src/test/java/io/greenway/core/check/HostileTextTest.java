package io.greenway.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.greenway.core.envelope.Envelope;
import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.Message;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.signature.DemoAuthority;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.signature.Trust;
import io.greenway.core.signature.Verifier;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.CanonicalDocument;
import io.greenway.core.xml.Canonicaliser;
import io.greenway.core.xml.Repairs;
import io.greenway.core.xml.XmlReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts made to harm, at every door: the reader, the canonicaliser, the verifier, the repairs, the
/// envelope, and the check of what an envelope carries. Each refuses, in little time and memory.
class HostileTextTest {
    private static final String OPEN =
            "<ceb:CEB311Message xmlns:ceb='http://www.chinaport.gov.cn/ceb' version='1.0'"
                    + " guid='5F0E9A10-2C64-4B1D-9A77-000000000001'>";
    private static final String CLOSE = "</ceb:CEB311Message>";
    private static final int MEGABYTE = 1 << 20;
    private static final long MOST_BYTES = 160L * MEGABYTE;
    private static final long MOST_NANOSECONDS = 5_000_000_000L;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final Verifier verifier = new Verifier(Trust.of(List.of(), List.of()));
    private final TextCheck check = new TextCheck(CodeTables.bundled(), DAY);

    static Stream<Arguments> texts() {
        return Stream.of(
                row(
                        "external entity",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
                                + OPEN
                                + "&b;"
                                + CLOSE),
                row("external subset", "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a'>" + OPEN + CLOSE),
                row(
                        "parameter entity",
                        "<!DOCTYPE a [<!ENTITY % b SYSTEM 'file:///x'>%b;]>" + OPEN),
                row("entity bomb", bomb() + OPEN + "&e9;" + CLOSE),
                row("more blanks than may be", OPEN + " ".repeat(9 * MEGABYTE) + CLOSE),
                row("10,000 attributes", "<a" + many(" a%d=''", 10_000) + "/>"),
                row("10,000 namespaces", "<a" + many(" xmlns:a%d='u'", 10_000) + "/>"),
                row("an attribute twice", OPEN.replace(">", " version='1.0'>") + CLOSE),
                row("deep", OPEN + "<ceb:a>".repeat(100_000)),
                row("deep and closed", "<a>".repeat(50_000) + "</a>".repeat(50_000)),
                row("elements without end", OPEN + "<ceb:a/>".repeat(300_000) + CLOSE),
                row("endless comment", OPEN + "<!--" + "x".repeat(4 * MEGABYTE)),
                row("endless CDATA", OPEN + "<![CDATA[" + "x".repeat(4 * MEGABYTE)),
                row("unknown entity", OPEN + "&b;" + CLOSE),
                row("two roots", OPEN + CLOSE + OPEN + CLOSE),
                row("text behind the root", OPEN + CLOSE + "x"),
                row("a prefix of nothing", OPEN + "<xyz:Order/>" + CLOSE),
                row("a prefix bound to nothing", "<a:b xmlns:a=''/>"),
                row("xml bound elsewhere", OPEN.replace("xmlns:ceb", "xmlns:xml") + CLOSE),
                row("xmlns bound", "<a xmlns:xmlns='urn:a'/>"),
                row("one attribute by two prefixes", "<a xmlns:x='u' xmlns:y='u' x:b='' y:b=''/>"),
                bytes("no UTF-8", bad("C0AF")),
                bytes("a cut character", bad("E4B8")),
                bytes("surrogates as UTF-8", bad("EDA080EDB080")),
                bytes("UTF-16", (OPEN + CLOSE).getBytes(StandardCharsets.UTF_16)),
                bytes("UTF-32", (OPEN + CLOSE).getBytes(Charset.forName("UTF-32"))),
                row("declared as GBK", "<?xml version='1.0' encoding='GBK'?>" + OPEN + CLOSE),
                bytes(
                        "GBK declared as UTF-8",
                        ("<?xml version='1.0' encoding='UTF-8'?>" + OPEN + "中文" + CLOSE)
                                .getBytes(Charset.forName("GBK"))),
                row("NUL", OPEN + "\0" + CLOSE));
    }

    /// Well-formed, but of another vocabulary than it seems: read as what it is, which is refused.
    static Stream<Arguments> disguises() {
        String own = "http://www.chinaport.gov.cn/ceb";
        return Stream.of(
                row("no namespace", order().replace("ceb:", "").replace("xmlns:ceb", "xmlns:z")),
                row("another namespace", order().replace(own, own + "/")),
                row("in capitals", order().replace(own, own.replace("ceb", "CEB"))),
                row(
                        "prefix bound anew",
                        order().replace("<ceb:Order>", "<ceb:Order xmlns:ceb='u'>")),
                row("an attribute of others", order().replace(" guid=", " ceb:guid=")),
                row("ids twice", order().replace("<ceb:Order>", "<ceb:Order Id='a' ID='a'>")));
    }

    private static Arguments row(String name, String text) {
        return bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Arguments bytes(String name, byte[] text) {
        return Arguments.argumentSet(name, (Object) text);
    }

    private static byte[] bad(String hex) {
        byte[] inside = HexFormat.of().parseHex(hex);
        byte[] open = OPEN.getBytes(StandardCharsets.UTF_8);
        byte[] text = Arrays.copyOf(open, open.length + inside.length);
        System.arraycopy(inside, 0, text, open.length, inside.length);
        return text;
    }

    private static String bomb() {
        return "<!DOCTYPE a [<!ENTITY e0 'ha'>"
                + IntStream.range(1, 10)
                        .mapToObj(
                                level ->
                                        "<!ENTITY e%d '%s'>"
                                                .formatted(
                                                        level,
                                                        "&e%d;".formatted(level - 1).repeat(10)))
                        .collect(Collectors.joining())
                + "]>";
    }

    private static String many(String format, int count) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyDoorRefuses(byte[] text) {
        assertThat(within(() -> canonical(text))).isInstanceOf(Outcome.Refused.class);
        refusedAsMessage(text);
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void aDisguiseIsSeen(byte[] text) {
        refusedAsMessage(text);
    }

    private void refusedAsMessage(byte[] text) {
        assertThat(within(() -> XmlReader.of(Message.class).read(text)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(within(() -> verifier.verify(text, Instant.EPOCH)).isValid()).isFalse();
        assertThat(within(() -> Repairs.of(text, Message.class)).text()).isEqualTo(text);
        assertThat(within(() -> Envelope.open(text))).isInstanceOf(Outcome.Refused.class);
        assertThat(Fault.refuses(within(() -> check.check(text)).faults())).isTrue();
        if (text.length < 5 * MEGABYTE) {
            byte[] envelope = enveloped(text);
            assertThat(Fault.refuses(within(() -> check.check(envelope)).faults())).isTrue();
        }
    }

    private static byte[] enveloped(byte[] text) {
        LocalDateTime at = LocalDateTime.of(2026, 3, 2, 9, 30, 15);
        List<String> receivers = List.of(Envelope.CUSTOMS_IMPORT);
        return Envelope.write(Envelope.wrap(text, "1", "DXPENT0000011951", receivers, at));
    }

    /// Comments and CDATA inside a value part it for some readers. A comment is not signed, so it
    /// must not change what is read: the value is all of its pieces.
    @Test
    void commentsAndCharacterDataInsideAValueChangeNothing() throws Exception {
        var authority =
                DemoAuthority.create(
                        "a", DemoAuthority.KeyKind.SM2, Instant.EPOCH, new SecureRandom());
        var key =
                authority.issue(
                        "5101980001",
                        "a",
                        DemoAuthority.KeyKind.SM2,
                        Instant.EPOCH,
                        Instant.EPOCH.plusSeconds(9));
        Verifier trusting =
                new Verifier(Trust.of(List.of(authority.own().certificate()), List.of()));
        byte[] unsigned = order().getBytes(StandardCharsets.UTF_8);
        var signed =
                (Outcome.Accepted<byte[]>)
                        SignedXml.sign(unsigned, SoftKey.of(key.key(), key.certificate()));
        String text = new String(signed.value(), StandardCharsets.UTF_8);
        for (String inside :
                List.of(
                        "36<!-- 0.01 -->7.81",
                        "<![CDATA[36]]>7.<![CDATA[81]]>",
                        "3<!---->67.8&#49;")) {
            byte[] tricky =
                    text.replace(">367.81<", ">" + inside + "<").getBytes(StandardCharsets.UTF_8);
            assertThat(tricky).isNotEqualTo(signed.value());
            assertThat(trusting.verify(tricky, Instant.EPOCH).faults()).isEmpty();
            var read = (Outcome.Accepted<Message>) XmlReader.of(Message.class).read(tricky);
            CEB311Message order = (CEB311Message) read.value();
            assertThat(order.orders().getFirst().head().acturalPaid())
                    .isEqualByComparingTo("367.81");
        }
    }

    private static Outcome<CanonicalDocument> canonical(byte[] text) {
        return Canonicaliser.read(text, Message.SIGNATURE_NAMESPACE, "Signature");
    }

    /// The answer, once it is sure that it took little time and memory.
    private static <T> T within(Supplier<T> work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long began = threads.getCurrentThreadCpuTime();
        T answer = work.get();
        assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(MOST_BYTES);
        assertThat(threads.getCurrentThreadCpuTime() - began).isLessThan(MOST_NANOSECONDS);
        return answer;
    }

    private static String order() {
        try (InputStream stream =
                HostileTextTest.class.getResourceAsStream("/samples/import/CEB311.xml")) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
