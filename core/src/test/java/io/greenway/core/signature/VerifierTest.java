package io.greenway.core.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.CanonicalDocument;
import io.greenway.core.xml.Canonicaliser;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing, and every reason against a signature.
class VerifierTest {
    private static final String INVENTORY = "import/CEB621";
    private final Verifier verifier = new Verifier(Keys.TRUST);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import/CEB311", "import/CEB411", "import/CEB511", "import/CEB513", "import/CEB621",
                "import/CEB623", "import/CEB625", "import/CEB711", "export/CEB213", "export/CEB215",
                "export/CEB303", "export/CEB403", "export/CEB505", "export/CEB507", "export/CEB509",
                "export/CEB603", "export/CEB605", "export/CEB607", "export/CEB701"
            })
    void whatIsSignedVerifiesInItsPublishedPlace(String sample) throws Exception {
        String root = "</ceb:" + sample.substring(7) + "Message>";
        String extension =
                "<ceb:ExtendMessage><ceb:name>x</ceb:name><ceb:version>1</ceb:version>"
                        + "<ceb:Message><y/></ceb:Message></ceb:ExtendMessage>";
        for (SoftKey key :
                List.of(Keys.RSA, Keys.SM2, Keys.RSA.with(SignatureAlgorithm.RSA_SHA256))) {
            String unsigned = Keys.unsigned(sample).replace(root, extension + root);
            String signed = sign(unsigned, key);
            assertThat(signed.replaceFirst("(?s)<ds:Signature.*</ds:Signature>", ""))
                    .isEqualTo(unsigned);
            boolean export = sample.startsWith("export");
            assertThat(signed)
                    .contains(
                            export
                                    ? "</ds:Signature><ceb:ExtendMessage>"
                                    : "</ceb:ExtendMessage><ds:Signature");
            Verification verification = verify(signed);
            assertThat(verification.faults()).isEmpty();
            assertThat(verification.algorithm()).isEqualTo(key.algorithm());
            assertThat(CertificateOwner.of(verification.certificate()).code()).isEqualTo(Keys.CODE);
        }
    }

    /// A change of the signed text, and the reasons that come of it.
    static Stream<Arguments> changes() {
        String c14n = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
        String enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
        return Stream.of(
                change("amount", text("<ceb:price>150.00", "<ceb:price>15.00"), "DIGEST_DIFFERS"),
                change(
                        "pretty-printed",
                        text("\n      <ceb:orderNo>", "<ceb:orderNo>"),
                        "DIGEST_DIFFERS"),
                change(
                        "blank line",
                        text("</ceb:CEB621Message>", "\n</ceb:CEB621Message>"),
                        "DIGEST_DIFFERS"),
                change(
                        "other canonicalisation",
                        text(c14n, "http://www.w3.org/2001/10/xml-exc-c14n#"),
                        "CANONICALIZATION_UNSUPPORTED SIGNATURE_VALUE_WRONG"),
                change(
                        "no transform",
                        text("<ds:Transform Algorithm=\"" + enveloped + "\"/>", ""),
                        "TRANSFORMS_UNSUPPORTED SIGNATURE_VALUE_WRONG"),
                change(
                        "XPath transform",
                        text(enveloped, "http://www.w3.org/TR/1999/REC-xpath-19991116"),
                        "TRANSFORMS_UNSUPPORTED SIGNATURE_VALUE_WRONG"),
                change(
                        "part of the document",
                        text("URI=\"\"", "URI=\"#part\""),
                        "REFERENCE_NOT_WHOLE SIGNATURE_VALUE_WRONG"),
                change(
                        "unknown digest",
                        text("#sha1\"/><ds:DigestValue", "#md5\"/><ds:DigestValue"),
                        "DIGEST_UNSUPPORTED SIGNATURE_VALUE_WRONG"),
                change(
                        "unknown method",
                        text("#rsa-sha1", "#hmac-sha1"),
                        "SIGNATURE_METHOD_UNSUPPORTED"),
                change(
                        "SM2 said, RSA certificate",
                        text(
                                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                                "http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3"),
                        "CERTIFICATE_KEY_MISMATCH"),
                change(
                        "no certificate",
                        text("<ds:X509Certificate>", "<ds:X509Certificate><!--")
                                        .andThen(
                                                text(
                                                        "</ds:X509Certificate>",
                                                        "--></ds:X509Certificate>"))
                                ::apply,
                        "CERTIFICATE_MISSING"),
                change(
                        "torn certificate",
                        text("<ds:X509Certificate>MII", "<ds:X509Certificate>AII"),
                        "CERTIFICATE_UNREADABLE"),
                change("other key name", text("<ds:KeyName>", "<ds:KeyName>0"), "KEY_NAME_DIFFERS"),
                change(
                        "other value",
                        text("<ds:SignatureValue>", "<ds:SignatureValue>AAAA"),
                        "SIGNATURE_VALUE_WRONG"),
                change(
                        "empty value",
                        xml -> xml.replaceFirst("<ds:SignatureValue>[^<]*", "<ds:SignatureValue>"),
                        "SIGNATURE_VALUE_WRONG"),
                change(
                        "no signature",
                        xml -> xml.replaceFirst("(?s)<ds:Signature.*</ds:Signature>", ""),
                        "SIGNATURE_MISSING"),
                change(
                        "not well-formed",
                        text("</ceb:CEB621Message>", "</ceb:CEB621Messages>"),
                        "NOT_WELL_FORMED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void eachChangeHasItsReasons(String name, UnaryOperator<String> change, String reasons)
            throws Exception {
        String signed = sign(Keys.unsigned(INVENTORY), Keys.RSA);
        String changed = change.apply(signed);
        assertThat(changed).isNotEqualTo(signed);
        assertThat(codes(verify(changed))).isEqualTo(reasons);
    }

    /// Who signed, when it is judged, and why it is not trusted.
    @Test
    void theCertificateIsJudgedAtATime() throws Exception {
        Instant now = Keys.NOW;
        SoftKey later =
                Keys.key(
                        Keys.RSA_AUTHORITY,
                        DemoAuthority.KeyKind.RSA,
                        now.plus(Keys.YEAR),
                        now.plus(Keys.YEAR).plus(Keys.YEAR));
        SoftKey stranger =
                Keys.key(Keys.authority(DemoAuthority.KeyKind.RSA), DemoAuthority.KeyKind.RSA);
        SoftKey lost = Keys.key(Keys.SM2_AUTHORITY, DemoAuthority.KeyKind.SM2);
        Trust trust =
                Trust.of(
                        List.of(
                                Keys.RSA_AUTHORITY.own().certificate(),
                                Keys.SM2_AUTHORITY.own().certificate()),
                        List.of(
                                Keys.SM2_AUTHORITY.revoke(
                                        List.of(lost.certificate()), now.minusSeconds(60))));
        Map<SoftKey, String> reasons =
                Map.of(
                        later,
                        "CERTIFICATE_NOT_YET_VALID",
                        stranger,
                        "ISSUER_UNKNOWN",
                        lost,
                        "CERTIFICATE_REVOKED",
                        Keys.SM2,
                        "");
        for (var one : reasons.entrySet()) {
            byte[] signed =
                    sign(Keys.unsigned(INVENTORY), one.getKey()).getBytes(StandardCharsets.UTF_8);
            assertThat(codes(new Verifier(trust).verify(signed, now))).isEqualTo(one.getValue());
        }
        byte[] signed = sign(Keys.unsigned(INVENTORY), Keys.SM2).getBytes(StandardCharsets.UTF_8);
        assertThat(codes(new Verifier(trust).verify(signed, now.plus(Keys.YEAR).plusSeconds(1))))
                .isEqualTo("CERTIFICATE_EXPIRED REVOCATIONS_OUTDATED");
    }

    @Test
    void twoNumbersSideBySideAreAnSm2SignatureToo() throws Exception {
        assertThat(verify(sign(Keys.unsigned(INVENTORY), new SideBySide(Keys.SM2))).faults())
                .isEmpty();
    }

    /// Some tools name SHA-1 beside an SM2 signature, under a name of their own.
    @Test
    void aSha1DigestUnderAnSm2SignatureIsAccepted() throws Exception {
        String signed = sign(Keys.unsigned(INVENTORY), Keys.SM2);
        byte[] canonical = verify(signed).canonical();
        String sha1 =
                Base64.getEncoder()
                        .encodeToString(Cryptography.digest(DigestAlgorithm.SHA1, canonical));
        String mixed =
                signed.replace(DigestAlgorithm.SM3.uri(), DigestAlgorithm.SHA1.uri())
                        .replaceFirst("<ds:DigestValue>[^<]*", "<ds:DigestValue>" + sha1)
                        .replace(
                                SignatureAlgorithm.SM2_SM3.uri(),
                                "http://www.w3.org/2000/09/xmldsig#sm2-sm3");
        var document =
                Canonicaliser.read(
                        mixed.getBytes(StandardCharsets.UTF_8),
                        Message.SIGNATURE_NAMESPACE,
                        "Signature");
        byte[] element =
                ((Outcome.Accepted<CanonicalDocument>) document)
                        .value()
                        .cuts()
                        .getFirst()
                        .canonical();
        String value =
                Base64.getEncoder().encodeToString(Keys.SM2.sign(Verifier.signedInfo(element)));
        String resigned =
                mixed.replaceFirst(
                        "<ds:SignatureValue>[^<]*",
                        Matcher.quoteReplacement("<ds:SignatureValue>" + value));
        Verification verification = verify(resigned);
        assertThat(verification.faults()).isEmpty();
        assertThat(verification.digest()).isEqualTo(DigestAlgorithm.SHA1);
    }

    @Test
    void whatIsSignedIsNotSignedAgain() throws Exception {
        byte[] signed = sign(Keys.unsigned(INVENTORY), Keys.RSA).getBytes(StandardCharsets.UTF_8);
        assertThat(((Outcome.Refused<byte[]>) SignedXml.sign(signed, Keys.RSA)).faults())
                .map(Fault::code)
                .containsExactly(FaultCode.ALREADY_SIGNED);
    }

    /// A key that gives the two numbers of its signatures side by side, as some cards do.
    private record SideBySide(SoftKey key) implements Signer {
        @Override
        public X509Certificate certificate() {
            return key.certificate();
        }

        @Override
        public SignatureAlgorithm algorithm() {
            return key.algorithm();
        }

        @Override
        public byte[] sign(byte[] data) throws SignerFailure {
            var numbers = ASN1Sequence.getInstance(key.sign(data));
            byte[] raw = new byte[64];
            for (int i = 0; i < 2; i++) {
                byte[] number =
                        BigIntegers.asUnsignedByteArray(
                                32, ASN1Integer.getInstance(numbers.getObjectAt(i)).getValue());
                System.arraycopy(number, 0, raw, 32 * i, 32);
            }
            return raw;
        }
    }

    private static Arguments change(String name, UnaryOperator<String> change, String reasons) {
        return Arguments.of(name, change, reasons);
    }

    private static UnaryOperator<String> text(String text, String instead) {
        return xml -> xml.replace(text, instead);
    }

    private static String sign(String unsigned, Signer key) throws SignerFailure {
        byte[] bytes = unsigned.getBytes(StandardCharsets.UTF_8);
        return new String(
                ((Outcome.Accepted<byte[]>) SignedXml.sign(bytes, key)).value(),
                StandardCharsets.UTF_8);
    }

    private Verification verify(String xml) {
        return verifier.verify(xml.getBytes(StandardCharsets.UTF_8), Keys.NOW);
    }

    private static String codes(Verification verification) {
        return String.join(
                " ", verification.faults().stream().map(fault -> fault.code().name()).toList());
    }
}
