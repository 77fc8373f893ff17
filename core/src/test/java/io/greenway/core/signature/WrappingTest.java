package io.greenway.core.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.spec.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Signature wrapping: what is signed must be the whole message and nothing else.
class WrappingTest {
    /// Ways to pass another document under a signature that holds for the first.
    static Stream<Arguments> wrappings() {
        String forged = "<ceb:BaseTransfer><ceb:copCode>x</ceb:copCode></ceb:BaseTransfer>";
        return Stream.of(
                wrapping("two signatures", "SIGNATURE_REPEATED", xml -> twice(xml)),
                wrapping(
                        "original inside an extension",
                        "SIGNATURE_MISPLACED DIGEST_DIFFERS",
                        xml ->
                                "<ceb:CEB621Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\">"
                                        + forged
                                        + "<ceb:ExtendMessage>"
                                        + body(xml)
                                        + "</ceb:ExtendMessage></ceb:CEB621Message>"),
                wrapping(
                        "original inside the signature",
                        "SIGNATURE_MALFORMED",
                        xml ->
                                intoSignature(
                                        xml,
                                        "<ds:Object>"
                                                + body(
                                                        xml.replaceFirst(
                                                                "(?s)<ds:Signature.*</ds:Signature>",
                                                                ""))
                                                + "</ds:Object>")),
                wrapping(
                        "an empty object",
                        "SIGNATURE_MALFORMED",
                        xml -> intoSignature(xml, "<ds:Object Id=\"a\"/>")),
                wrapping(
                        "signature first",
                        "SIGNATURE_MISPLACED",
                        xml -> moved(xml, "<ceb:Inventory>")),
                wrapping(
                        "signature inside a document",
                        "SIGNATURE_MISPLACED",
                        xml -> moved(xml, "<ceb:InventoryHead>")),
                wrapping(
                        "signature inside the transfer",
                        "SIGNATURE_MISPLACED",
                        xml -> moved(xml, "<ceb:copCode>")),
                wrapping(
                        "reference by id",
                        "REFERENCE_NOT_WHOLE SIGNATURE_VALUE_WRONG",
                        text("URI=\"\"", "URI=\"#a\"")),
                wrapping(
                        "reference by pointer",
                        "REFERENCE_NOT_WHOLE SIGNATURE_VALUE_WRONG",
                        text("URI=\"\"", "URI=\"#xpointer(/)\"")),
                wrapping(
                        "reference to a file",
                        "REFERENCE_NOT_WHOLE SIGNATURE_VALUE_WRONG",
                        text("URI=\"\"", "URI=\"file:///etc/hostname\"")),
                wrapping(
                        "second reference",
                        "REFERENCE_COUNT SIGNATURE_VALUE_WRONG",
                        xml -> xml.replaceFirst("(<ds:Reference.*</ds:Reference>)", "$1$1")),
                wrapping(
                        "a manifest",
                        "SIGNATURE_MALFORMED REFERENCE_COUNT SIGNATURE_VALUE_WRONG",
                        xml ->
                                xml.replaceFirst(
                                        "(<ds:Reference.*</ds:Reference>)",
                                        "<ds:Manifest>$1</ds:Manifest>")),
                wrapping(
                        "second signed information",
                        "SIGNATURE_MALFORMED",
                        xml -> xml.replaceFirst("(<ds:SignedInfo>.*</ds:SignedInfo>)", "$1$1")),
                wrapping(
                        "second certificate",
                        "SIGNATURE_MALFORMED",
                        xml -> xml.replaceFirst("(<ds:X509Data>.*</ds:X509Data>)", "$1$1")),
                wrapping(
                        "attributes of the same id",
                        "DIGEST_DIFFERS",
                        text("<ceb:Inventory>", "<ceb:Inventory Id=\"a\">")),
                wrapping(
                        "a document type",
                        "DTD_REFUSED",
                        text(
                                "<ceb:CEB621Message",
                                "<!DOCTYPE a [<!ENTITY b 'c'>]><ceb:CEB621Message")),
                wrapping(
                        "forged behind the signature",
                        "SIGNATURE_MISPLACED DIGEST_DIFFERS",
                        text("</ceb:CEB621Message>", forged + "</ceb:CEB621Message>")),
                wrapping(
                        "signature under another root",
                        "SIGNATURE_MISPLACED DIGEST_DIFFERS",
                        xml ->
                                "<ceb:CEB311Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\">"
                                        + body(xml)
                                        + "</ceb:CEB311Message>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrappings")
    void wrappingIsRefusedWithItsReasons(String name, String reasons, UnaryOperator<String> wrap)
            throws Exception {
        byte[] unsigned = Keys.unsigned("import/CEB621").getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ((Outcome.Accepted<byte[]>) SignedXml.sign(unsigned, Keys.RSA)).value();
        String signed = new String(bytes, StandardCharsets.UTF_8);
        String wrapped = wrap.apply(signed);
        assertThat(wrapped).isNotEqualTo(signed);
        Verification verification =
                new Verifier(Keys.TRUST).verify(wrapped.getBytes(StandardCharsets.UTF_8), Keys.NOW);
        assertThat(verification.isValid()).isFalse();
        assertThat(verification.faults())
                .extracting(fault -> fault.code().name())
                .containsExactly(reasons.split(" "));
    }

    private static Arguments wrapping(String name, String reasons, UnaryOperator<String> wrap) {
        return Arguments.of(name, reasons, wrap);
    }

    private static UnaryOperator<String> text(String text, String instead) {
        return xml -> xml.replace(text, instead);
    }

    private static String body(String xml) {
        return xml.substring(xml.indexOf("<ceb:CEB621Message"));
    }

    private static String signature(String xml) {
        return xml.substring(xml.indexOf("<ds:Signature "), xml.indexOf("</ceb:CEB621Message>"));
    }

    private static String twice(String xml) {
        return xml.replace("</ceb:CEB621Message>", signature(xml) + "</ceb:CEB621Message>");
    }

    private static String moved(String xml, String before) {
        String signature = signature(xml);
        return xml.replace(signature, "").replace(before, signature + before);
    }

    private static String intoSignature(String xml, String part) {
        return xml.replace("</ds:Signature>", part + "</ds:Signature>");
    }
}
