package io.greenway.core.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.spec.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.jcajce.provider.asymmetric.ec.BCECPublicKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// SM2, SM3 and key files held against the standards' own numbers and against OpenSSL, which has
/// code of its own for all of them.
class OpenSslTest {
    /// GB/T 32905-2016, annex A.
    @ParameterizedTest
    @CsvSource({
        "abc, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd,"
                + " debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    })
    void sm3DigestsAsTheStandard(String text, String digest) {
        byte[] made =
                Cryptography.digest(DigestAlgorithm.SM3, text.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(made)).isEqualTo(digest);
    }

    /// GB/T 32918.5-2017, annex A: the signature of `message digest` by the user of the default
    /// identifier on the recommended curve.
    @Test
    void sm2VerifiesTheSignatureOfTheStandard() throws Exception {
        byte[] message = "message digest".getBytes(StandardCharsets.US_ASCII);
        byte[] signature =
                HexFormat.of()
                        .parseHex(
                                "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                                        + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
        var curve = GMNamedCurves.getByName("sm2p256v1");
        var point =
                curve.getCurve()
                        .decodePoint(
                                HexFormat.of()
                                        .parseHex(
                                                "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc07"
                                                        + "6bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa60"
                                                        + "0aed05fbf35e084a6632f6072da9ad13"));
        var key =
                new BCECPublicKey(
                        "EC",
                        new ECPublicKeySpec(
                                point,
                                new ECParameterSpec(curve.getCurve(), curve.getG(), curve.getN())),
                        BouncyCastleProvider.CONFIGURATION);
        assertThat(Cryptography.verify(SignatureAlgorithm.SM2_SM3, key, message, signature))
                .isTrue();
        signature[63] ^= 1;
        assertThat(Cryptography.verify(SignatureAlgorithm.SM2_SM3, key, message, signature))
                .isFalse();
    }

    /// Both ways between this toolkit and OpenSSL.
    @Nested
    class BothWays {
        private static final byte[] DATA = "两条路 both ways".getBytes(StandardCharsets.UTF_8);

        @TempDir private Path folder;

        @BeforeAll
        static void needOpenSsl() {
            Commands.need("openssl");
        }

        private String openssl(Object... arguments) throws Exception {
            Object[] all = new Object[arguments.length + 1];
            all[0] = "openssl";
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return Commands.run(folder, all);
        }

        private void pem(String name, String type, byte[] der) throws Exception {
            try (PemWriter writer = new PemWriter(Files.newBufferedWriter(folder.resolve(name)))) {
                writer.writeObject(new PemObject(type, der));
            }
        }

        /// The options that sign and verify with each algorithm as XML signatures mean it.
        private static Object[] options(SignatureAlgorithm algorithm) {
            return switch (algorithm) {
                case RSA_SHA1 -> new Object[] {"-digest", "sha1"};
                case RSA_SHA256 -> new Object[] {"-digest", "sha256"};
                case SM2_SM3 ->
                        new Object[] {"-digest", "sm3", "-pkeyopt", "distid:1234567812345678"};
            };
        }

        private String pkeyutl(SignatureAlgorithm algorithm, Object... arguments) throws Exception {
            Object[] options = options(algorithm);
            Object[] all = new Object[arguments.length + options.length + 4];
            Object[] first = {"pkeyutl", "-rawin", "-in", "data"};
            System.arraycopy(first, 0, all, 0, 4);
            System.arraycopy(arguments, 0, all, 4, arguments.length);
            System.arraycopy(options, 0, all, 4 + arguments.length, options.length);
            return openssl(all);
        }

        private static SoftKey ours(SignatureAlgorithm algorithm) {
            return algorithm == SignatureAlgorithm.SM2_SM3 ? Keys.SM2 : Keys.RSA.with(algorithm);
        }

        @ParameterizedTest
        @EnumSource
        void openSslVerifiesWhatWeSign(SignatureAlgorithm algorithm) throws Exception {
            SoftKey key = ours(algorithm);
            pem("public.pem", "PUBLIC KEY", key.certificate().getPublicKey().getEncoded());
            Files.write(folder.resolve("data"), DATA);
            Files.write(folder.resolve("signature"), key.sign(DATA));
            String said =
                    pkeyutl(
                            algorithm,
                            "-verify",
                            "-pubin",
                            "-inkey",
                            "public.pem",
                            "-sigfile",
                            "signature");
            assertThat(said).contains("Signature Verified Successfully");
        }

        @ParameterizedTest
        @EnumSource
        void weVerifyWhatOpenSslSigns(SignatureAlgorithm algorithm) throws Exception {
            SoftKey key = made(algorithm);
            Files.write(folder.resolve("data"), DATA);
            pkeyutl(algorithm, "-sign", "-inkey", "key.pem", "-out", "signature");
            byte[] signature = Files.readAllBytes(folder.resolve("signature"));
            var known = key.certificate().getPublicKey();
            assertThat(Cryptography.verify(algorithm, known, DATA, signature)).isTrue();
            assertThat(Cryptography.verify(algorithm, known, new byte[] {1}, signature)).isFalse();
        }

        /// A key and a certificate of its own by OpenSSL, opened from PEM.
        private SoftKey made(SignatureAlgorithm algorithm) throws Exception {
            if (algorithm == SignatureAlgorithm.SM2_SM3) {
                openssl("genpkey", "-algorithm", "SM2", "-out", "key.pem");
                openssl(
                        "req",
                        "-x509",
                        "-new",
                        "-key",
                        "key.pem",
                        "-sm3",
                        "-sigopt",
                        "distid:1234567812345678",
                        "-subj",
                        "/CN=OpenSSL/serialNumber=5101980005",
                        "-days",
                        "30",
                        "-out",
                        "certificate.pem");
            } else {
                openssl(
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-noenc",
                        "-keyout",
                        "key.pem",
                        "-subj",
                        "/CN=OpenSSL/serialNumber=5101980005",
                        "-days",
                        "30",
                        "-out",
                        "certificate.pem");
            }
            String both =
                    Files.readString(folder.resolve("key.pem"))
                            + Files.readString(folder.resolve("certificate.pem"));
            SoftKey key = SoftKey.pem(both);
            return key.algorithm() == algorithm ? key : key.with(algorithm);
        }

        /// A whole message by a key of OpenSSL in PKCS#12, under a certificate that OpenSSL
        /// signed; and its signed information taken out and verified by OpenSSL.
        @ParameterizedTest
        @EnumSource
        void messagesAgreeToo(SignatureAlgorithm algorithm) throws Exception {
            SoftKey made = made(algorithm);
            openssl(
                    "pkcs12",
                    "-export",
                    "-inkey",
                    "key.pem",
                    "-in",
                    "certificate.pem",
                    "-out",
                    "key.p12",
                    "-passout",
                    "pass:secret");
            SoftKey key =
                    SoftKey.pkcs12(
                            Files.readAllBytes(folder.resolve("key.p12")), "secret".toCharArray());
            key = algorithm == key.algorithm() ? key : key.with(algorithm);
            byte[] text = Keys.unsigned("import/CEB621").getBytes(StandardCharsets.UTF_8);
            byte[] signed = ((Outcome.Accepted<byte[]>) SignedXml.sign(text, key)).value();
            Trust trust = Trust.of(List.of(made.certificate()), List.of());
            var at = made.certificate().getNotBefore().toInstant().plusSeconds(60);
            assertThat(new Verifier(trust).verify(signed, at).faults()).isEmpty();

            String xml = new String(signed, StandardCharsets.UTF_8);
            Files.writeString(folder.resolve("data"), signedInfo(xml));
            byte[] value = Base64.getDecoder().decode(found("<ds:SignatureValue>([^<]*)", xml));
            Files.write(folder.resolve("signature"), value);
            openssl("x509", "-in", "certificate.pem", "-pubkey", "-noout", "-out", "public.pem");
            String said =
                    pkeyutl(
                            algorithm,
                            "-verify",
                            "-pubin",
                            "-inkey",
                            "public.pem",
                            "-sigfile",
                            "signature");
            assertThat(said).contains("Signature Verified Successfully");
        }

        /// The canonical form written out by hand: what is declared on the root and on the
        /// signature, in the order of prefixes, and no element closed in its own tag.
        private static String signedInfo(String xml) {
            String root = found("(?s)<ceb:CEB621Message([^>]*)>", xml);
            StringBuilder declared = new StringBuilder();
            Matcher all = Pattern.compile("xmlns:(ceb|xsi)=\"[^\"]*\"").matcher(root);
            SortedSet<String> sorted = new TreeSet<>();
            while (all.find()) {
                sorted.add(all.group());
            }
            sorted.add("xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"");
            sorted.forEach(one -> declared.append(' ').append(one));
            return found("(<ds:SignedInfo>.*</ds:SignedInfo>)", xml)
                    .replace("<ds:SignedInfo>", "<ds:SignedInfo" + declared + ">")
                    .replaceAll("<(ds:\\w+)( [^>]*)/>", "<$1$2></$1>");
        }

        private static String found(String pattern, String text) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            assertThat(matcher.find()).as(pattern).isTrue();
            return matcher.group(1);
        }
    }
}
