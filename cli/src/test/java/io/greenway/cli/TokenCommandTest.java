package io.greenway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenway.core.signature.CertifiedKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A key on a real token, SoftHSM2, as the commands use it: in processes of their own, since the
/// module reads its place from the environment.
class TokenCommandTest {
    private static final Path MODULE = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final String PIN = "482913";

    @TempDir private Path folder;
    private Path keys = Path.of("");
    private Path unsigned = Path.of("");

    @BeforeEach
    void fillToken() throws Exception {
        boolean installed = Files.isRegularFile(MODULE);
        if (System.getenv("CI") != null) {
            assertThat(installed).as("CI needs softhsm2").isTrue();
        }
        assumeTrue(installed, "softhsm2 is not installed");
        keys = folder.resolve("keys");
        for (String[] made :
                new String[][] {{"--code", "5101980005"}, {"--tls", "localhost,127.0.0.1"}}) {
            Run run =
                    Run.of(
                            "keygen",
                            "--out",
                            keys,
                            "--kind",
                            "rsa",
                            "--password",
                            "secret",
                            made[0],
                            made[1]);
            assertThat(run.code()).as(run.err()).isZero();
        }
        byte[] p12 = Files.readAllBytes(keys.resolve("5101980005.p12"));
        byte[] key = CertifiedKey.pkcs12(p12, "secret".toCharArray()).key().getEncoded();
        Path pem = folder.resolve("key.pem");
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(Base64.getMimeEncoder().encodeToString(key)));
        Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = %s\n".formatted(folder.resolve("tokens")));
        Files.writeString(folder.resolve("pin"), PIN + "\n");
        Files.writeString(folder.resolve("bearer"), "a-bearer-of-the-test");
        done(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "zone",
                "--pin",
                PIN,
                "--so-pin",
                PIN);
        done(
                "softhsm2-util",
                "--import",
                pem,
                "--token",
                "zone",
                "--label",
                "agent",
                "--id",
                "a1",
                "--pin",
                PIN);
        unsigned = folder.resolve("unsigned.xml");
        String sample = Files.readString(Run.SAMPLES.resolve("import/CEB621.xml"));
        Files.writeString(unsigned, sample.replaceFirst("(?s)<ds:Signature.*</ds:Signature>", ""));
    }

    private Process started(Object... command) throws IOException {
        List<String> words = new ArrayList<>();
        for (Object word : command) {
            words.add(word.toString());
        }
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectError(folder.resolve("errors").toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "SOFTHSM2_CONF",
                                folder.resolve("softhsm2.conf").toString(),
                                "GREENWAY_TLS_PASSWORD",
                                "secret"));
        return builder.start();
    }

    private String done(Object... command) throws Exception {
        Process process = started(command);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(errors()).isZero();
        return out;
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    private Object[] greenway(Object... arguments) {
        List<Object> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java"));
        words.addAll(
                List.of(
                        "-Dstdout.encoding=UTF-8",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Greenway.class.getName()));
        words.addAll(List.of(arguments));
        return words.toArray();
    }

    private Object[] token(String command, Path pin) {
        return greenway(
                command,
                "--pkcs11",
                MODULE,
                "--token",
                "zone",
                "--key-label",
                "agent",
                "--certificate",
                keys.resolve("5101980005.pem"),
                "--pin-file",
                pin);
    }

    private static Object[] with(Object[] first, Object... more) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private void assertValid(String text) throws IOException {
        Path signed = folder.resolve("signed.xml");
        Files.writeString(signed, text);
        Run verify = Run.of("verify", "--trust", keys.resolve("ca.pem"), signed);
        assertThat(verify.code()).as(verify.out()).isZero();
    }

    @Test
    void theTokenSignsAndAWrongPinIsTwo() throws Exception {
        assertValid(done(with(token("sign", folder.resolve("pin")), unsigned)));
        Process wrong = started(with(token("sign", folder.resolve("bearer")), unsigned));
        assertThat(wrong.waitFor()).isEqualTo(2);
        assertThat(errors()).contains("the PIN is wrong").doesNotContain("a-bearer");
    }

    /// The card sits at one machine, the message is at another, and only the digest travels.
    @Test
    void theTokenSignsForAnotherMachine() throws Exception {
        Process signer =
                started(
                        with(
                                token("signer", folder.resolve("pin")),
                                "--port",
                                "0",
                                "--tls",
                                keys.resolve("localhost.p12"),
                                "--bearer-file",
                                folder.resolve("bearer")));
        try (BufferedReader out = signer.inputReader(StandardCharsets.UTF_8)) {
            String line = String.valueOf(out.readLine());
            Matcher uri = Pattern.compile("(https://\\S+) signs as default").matcher(line);
            assertThat(uri.find()).as(line + errors()).isTrue();
            Run run =
                    Run.of(
                            "sign",
                            unsigned,
                            "--remote",
                            uri.group(1),
                            "--remote-trust",
                            keys.resolve("ca.pem"),
                            "--bearer-file",
                            folder.resolve("bearer"));
            assertThat(run.code()).as(run.err()).isZero();
            assertValid(run.out());
        } finally {
            signer.destroy();
            signer.waitFor();
        }
    }
}
