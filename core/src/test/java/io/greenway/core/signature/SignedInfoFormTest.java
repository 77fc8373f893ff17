package io.greenway.core.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Who signs for others signs what messages need, and nothing that only looks like it.
class SignedInfoFormTest {
    /// What a message gives a key to sign.
    private static String asked(SoftKey key, String sample) throws SignerFailure {
        List<byte[]> seen = new ArrayList<>();
        var _ =
                SignedXml.sign(
                        Keys.unsigned(sample).getBytes(StandardCharsets.UTF_8),
                        new Listening(key, seen));
        return new String(seen.getFirst(), StandardCharsets.UTF_8);
    }

    private static Optional<SignatureAlgorithm> algorithm(String text) {
        return SignedInfoForm.algorithm(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void whatAMessageAsksForIsKnown(SignatureAlgorithm algorithm) throws Exception {
        SoftKey key = algorithm == SignatureAlgorithm.SM2_SM3 ? Keys.SM2 : Keys.RSA.with(algorithm);
        for (String sample : List.of("import/CEB311", "import/CEB621", "export/CEB303")) {
            assertThat(algorithm(asked(key, sample))).contains(algorithm);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "URI=\"\", URI=\"#part\"",
        "URI=\"\", URI=\"https://example.org/\"",
        "</ds:Transforms>, </ds:Transforms><a></a>",
        "#rsa-sha1, #hmac-sha1",
        "xmldsig#sha1, xmldsig#sm3",
        "REC-xml-c14n-20010315, REC-xml-c14n11",
        "<ds:DigestValue>, <ds:DigestValue>-",
        "</ds:SignedInfo>, </ds:SignedInfo><x/>",
        "</ds:Reference>, </ds:Reference><ds:Reference></ds:Reference>"
    })
    void whatDiffersIsNot(String text, String instead) throws Exception {
        String asked = asked(Keys.RSA, "import/CEB621");
        assertThat(asked).contains(text);
        assertThat(algorithm(asked.replace(text, instead))).isEmpty();
    }

    @Test
    void lengthIsLimited() throws Exception {
        String asked = asked(Keys.RSA, "import/CEB621");
        String long255 = " xmlns:a=\"" + "x".repeat(200) + "\"";
        assertThat(algorithm(asked.replaceFirst(" xmlns", long255 + " xmlns"))).isPresent();
        assertThat(algorithm(asked.replaceFirst(" xmlns", long255.repeat(50) + " xmlns")))
                .isEmpty();
    }

    /// Remembers what it was asked to sign.
    private record Listening(SoftKey key, List<byte[]> seen) implements Signer {
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
            seen.add(data);
            return key.sign(data);
        }
    }
}
