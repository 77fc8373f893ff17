package io.greenway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.envelope.Envelope;
import io.greenway.core.signature.CertifiedKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Making keys, signing and verifying, as three commands.
class SignCommandTest {
    private static final Path INVENTORY = Run.SAMPLES.resolve("import/CEB621.xml");

    @TempDir private Path folder;
    private Path keys = Path.of("");
    private Path signed = Path.of("");

    @BeforeEach
    void makeKeys() throws IOException {
        keys = folder.resolve("keys");
        signed = folder.resolve("signed.xml");
        assertThat(keygen("--code", "5101980005", "--name", "示范报关 Demo Broker").code()).isZero();
        Files.writeString(signed, unsign(Files.readString(INVENTORY)));
    }

    private static String unsign(String message) {
        return message.replaceFirst("(?s)<ds:Signature.*</ds:Signature>", "");
    }

    private Run keygen(Object... more) {
        Object[] all = new Object[more.length + 5];
        all[0] = "keygen";
        all[1] = "--out";
        all[2] = keys;
        all[3] = "--password";
        all[4] = "secret";
        System.arraycopy(more, 0, all, 5, more.length);
        return Run.of(all);
    }

    private Run sign(String code) {
        return Run.of("sign", "--key", keys.resolve(code + ".p12"), "--password", "secret", signed);
    }

    private Run verify(Object... more) {
        Object[] all = new Object[more.length + 4];
        all[0] = "verify";
        all[1] = "--trust";
        all[2] = keys.resolve("ca.pem");
        System.arraycopy(more, 0, all, 3, more.length);
        all[all.length - 1] = signed;
        return Run.of(all);
    }

    @ParameterizedTest
    @CsvSource({"SM2,SM2_SM3", "rsa,RSA_SHA1"})
    void aSignedMessageIsValid(String kind, String algorithm) throws IOException {
        assertThat(keygen("--code", "5101980005", "--kind", kind).code()).isZero();
        Run sign = sign("5101980005");
        assertThat(sign.code()).isZero();
        Files.writeString(signed, sign.out());
        Run verify = verify("--crl", keys.resolve("ca.crl"));
        assertThat(verify.code()).isZero();
        assertThat(verify.out()).contains(": valid").contains(algorithm).contains("5101980005");
        assertThat(Run.of("check", "--trust", keys.resolve("ca.pem"), signed).code()).isZero();
    }

    @Test
    void aKeyMayBeInPem() throws Exception {
        Path pem = folder.resolve("key.pem");
        byte[] p12 = Files.readAllBytes(keys.resolve("5101980005.p12"));
        byte[] key = CertifiedKey.pkcs12(p12, "secret".toCharArray()).key().getEncoded();
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n%s"
                        .formatted(
                                Base64.getMimeEncoder().encodeToString(key),
                                Files.readString(keys.resolve("5101980005.pem"))));
        Run run = Run.of("sign", "--key", pem, signed);
        assertThat(run.code()).as(run.err()).isZero();
        Files.writeString(signed, run.out());
        assertThat(verify().code()).isZero();
    }

    @Test
    void aKeyFileThatIsTornIsTwo() throws IOException {
        Path pem = folder.resolve("key.pem");
        Files.writeString(pem, "-----BEGIN NOTHING-----\n");
        Run run = Run.of("sign", "--key", pem, signed);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("key.pem");
    }

    @Test
    void whoeverIsNotTrustedIsRefusedWithTheReason() throws IOException {
        Files.writeString(signed, sign("5101980005").out());
        Run run = Run.of("verify", signed);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("9053").contains("--trust");
    }

    @Test
    void aRevokedCertificateIsRefused() throws IOException {
        Files.writeString(signed, sign("5101980005").out());
        assertThat(keygen("--revoke", keys.resolve("5101980005.pem")).code()).isZero();
        Run run = verify("--crl", keys.resolve("ca.crl"), "--json");
        assertThat(run.code()).isEqualTo(1);
        JsonNode answer = Zone.JSON.readTree(run.out());
        assertThat(answer.get("valid").asBoolean()).isFalse();
        assertThat(answer.get("faults").findValuesAsString("code")).containsExactly("9054");
    }

    @Test
    void anExpiredCertificateIsRefused() throws IOException {
        Files.writeString(signed, sign("5101980005").out());
        assertThat(verify("--at", "2099-01-01T00:00:00Z").out()).contains("9051");
        assertThat(verify("--at", "2001-01-01T00:00:00Z").out()).contains("9052");
    }

    @Test
    void aSignerWhoIsNotTheDeclarantIsRefused() throws IOException {
        assertThat(keygen("--code", "5101980009").code()).isZero();
        Files.writeString(signed, sign("5101980009").out());
        Run verify = verify();
        assertThat(verify.code()).isEqualTo(1);
        assertThat(verify.out())
                .contains("9056 /CEB621Message/Inventory[1]/InventoryHead/agentCode")
                .contains("[-621015]");
        Run check = Run.of("check", "--trust", keys.resolve("ca.pem"), signed);
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("9056");
    }

    /// The signature of a message in an envelope is that of the message.
    @Test
    void aSignedMessageInAnEnvelopeIsChecked() throws IOException {
        byte[] message = sign("5101980005").out().getBytes(StandardCharsets.UTF_8);
        LocalDateTime at = LocalDateTime.of(2026, 3, 2, 9, 30, 15);
        var envelope =
                Envelope.wrap(
                        message, "1", "DXPENT0000011951", List.of(Envelope.CUSTOMS_IMPORT), at);
        Files.write(signed, Envelope.write(envelope));
        Run run = Run.of("check", "--trust", keys.resolve("ca.pem"), signed);
        assertThat(run.out()).contains("0 errors, 0 warnings");
        Files.write(
                signed,
                Envelope.write(
                        Envelope.wrap(
                                new String(message, StandardCharsets.UTF_8)
                                        .replace("<ceb:grossWeight>", "<ceb:grossWeight>0")
                                        .getBytes(StandardCharsets.UTF_8),
                                "1",
                                "DXPENT0000011951",
                                List.of(Envelope.CUSTOMS_IMPORT),
                                at)));
        assertThat(Run.of("check", "--trust", keys.resolve("ca.pem"), signed).out())
                .contains("9015");
    }

    @Test
    void aChangeIsShownWhereItIs() throws IOException {
        String text = sign("5101980005").out();
        Path original = folder.resolve("original.xml");
        Files.writeString(original, text);
        Files.writeString(signed, text.replace("<ceb:grossWeight>", "<ceb:grossWeight>0"));
        Run run = verify("--diff", "--original", original);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("9015").contains("<ceb:grossWeight>▶0");
    }

    @Test
    void aKnownMistakeIsNamed() throws Exception {
        String pretty = Files.readString(signed);
        String plain = pretty.replaceAll(">\\s+<", "><").replaceFirst("\\?><", "?>\n<");
        Files.writeString(signed, plain);
        String text = sign("5101980005").out();
        String signature = text.replaceFirst("(?s).*(<ds:Signature .*</ds:Signature>).*", "$1");
        String root = "</ceb:CEB621Message>";
        Files.writeString(signed, pretty.replace(root, signature + root));
        Run run = verify("--diff");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("NO_WHITE_SPACE").contains("▶");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", ""})
    void whatIsNoMessageIsNotSigned(String text) throws IOException {
        Files.writeString(signed, text);
        assertThat(sign("5101980005").code()).isEqualTo(1);
        assertThat(verify().code()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsTwo() throws IOException {
        Files.delete(signed);
        assertThat(sign("5101980005").code()).isEqualTo(2);
        assertThat(verify().code()).isEqualTo(2);
        assertThat(sign("5101960D99").code()).isEqualTo(2);
        assertThat(Run.of("verify", "--trust", INVENTORY, INVENTORY).code()).isEqualTo(2);
    }

    @Test
    void twoSignaturesAreOneTooMany() throws IOException {
        Files.writeString(signed, sign("5101980005").out());
        Run again = sign("5101980005");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("9017");
    }
}
