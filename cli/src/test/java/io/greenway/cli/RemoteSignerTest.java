package io.greenway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.greenway.cli.remote.RemoteSigner;
import io.greenway.cli.remote.SignerService;
import io.greenway.cli.remote.Tls;
import io.greenway.core.signature.SignatureAlgorithm;
import io.greenway.core.signature.Signer;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.SigningQueue;
import io.greenway.core.signature.Trust;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A signer on another machine, over TLS as it is, with certificates made for it.
class RemoteSignerTest {
    private static final String BEARER = "a-bearer-of-the-test";

    @TempDir private Path folder;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private Path keys = Path.of("");
    private Path unsigned = Path.of("");
    private SigningQueue queue;
    private SignerService service;

    @BeforeEach
    void begin() throws Exception {
        keys = folder.resolve("keys");
        unsigned = folder.resolve("unsigned.xml");
        Files.writeString(folder.resolve("bearer"), BEARER + "\n");
        Files.writeString(folder.resolve("wrong"), "another");
        keygen("--tls", "localhost,127.0.0.1");
        keygen("--code", "5101980005");
        String sample = Files.readString(Run.SAMPLES.resolve("import/CEB621.xml"));
        Files.writeString(unsigned, sample.replaceFirst("(?s)<ds:Signature.*</ds:Signature>", ""));
        start(KeyFile.open(keys.resolve("5101980005.p12"), "secret"), false);
    }

    private void keygen(String option, String value) {
        Run run =
                Run.of(
                        "keygen",
                        "--out",
                        keys,
                        "--kind",
                        "rsa",
                        "--password",
                        "secret",
                        option,
                        value);
        assertThat(run.code()).as(run.err()).isZero();
    }

    private void start(Signer signer, boolean mutual) throws Exception {
        stop();
        queue = LiveQueue.before(signer, 2, new PrintWriter(new StringWriter()));
        service =
                SignerService.start(
                        "agent",
                        queue,
                        new SignerService.Settings(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                Tls.context(
                                        keys.resolve("localhost.p12"),
                                        "secret",
                                        mutual ? authority() : List.of()),
                                mutual,
                                mutual ? null : BEARER),
                        log::add);
    }

    private List<X509Certificate> authority() throws Exception {
        return Trust.certificates(Files.readAllBytes(keys.resolve("ca.pem")));
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.close();
            queue.close();
        }
    }

    private Run sign(String bearer, Object... more) {
        Object[] all = new Object[more.length + 8];
        Object[] first = {
            "sign",
            unsigned,
            "--remote",
            service.uri(),
            "--remote-key",
            "agent",
            "--bearer-file",
            folder.resolve(bearer)
        };
        System.arraycopy(first, 0, all, 0, 8);
        System.arraycopy(more, 0, all, 8, more.length);
        return Run.of(all);
    }

    private void assertSigned(Run run) throws Exception {
        assertThat(run.code()).as(run.err()).isZero();
        Path signed = folder.resolve("signed.xml");
        Files.writeString(signed, run.out());
        Run verify = Run.of("verify", "--trust", keys.resolve("ca.pem"), signed);
        assertThat(verify.code()).as(verify.out()).isZero();
        assertThat(verify.out()).contains("5101980005");
    }

    @Test
    void aMessageSignedFarAwayIsValid() throws Exception {
        assertSigned(sign("bearer", "--remote-trust", keys.resolve("ca.pem")));
        assertThat(log).anyMatch(line -> line.contains("POST /v1/signatures 200"));
        assertThat(log).noneMatch(line -> line.contains(BEARER));
    }

    @Test
    void aCertificateOfTheClientMayBeEnough() throws Exception {
        start(KeyFile.open(keys.resolve("5101980005.p12"), "secret"), true);
        Path trust = keys.resolve("ca.pem");
        assertSigned(
                sign(
                        "wrong",
                        "--remote-trust",
                        trust,
                        "--client-key",
                        keys.resolve("5101980005.p12"),
                        "--password",
                        "secret"));
        Run without = sign("wrong", "--remote-trust", trust);
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("does not sign");
    }

    @ParameterizedTest
    @CsvSource({
        "wrong , true , 401, the bearer token is not known",
        "bearer, false,  -1, do not trust each other"
    })
    void whoIsNotKnownOrTrustedIsToldSo(String bearer, boolean trusted, int status, String reason) {
        Run run = trusted ? sign(bearer, "--remote-trust", keys.resolve("ca.pem")) : sign(bearer);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(reason);
        assertThat(run.out()).isEmpty();
        assertThat(log.stream().anyMatch(line -> line.contains(" " + status + " ")))
                .isEqualTo(status > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "https://127.0.0.1:1", "nonsense"})
    void whatIsNoRemoteSignerIsTwo(String url) {
        Run run = Run.of("sign", unsigned, "--remote", url);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(url);
    }

    private RemoteSigner client() throws Exception {
        return RemoteSigner.open(
                new RemoteSigner.Address(service.uri(), "agent", BEARER, Duration.ofSeconds(10)),
                Tls.context(null, "", authority()));
    }

    /// The key cannot be used for anything but messages.
    @ParameterizedTest
    @ValueSource(strings = {"", "a contract", "<ds:SignedInfo></ds:SignedInfo>"})
    void nothingButSignedInformationIsSigned(String text) throws Exception {
        try (RemoteSigner client = client()) {
            SignerFailure failure =
                    catchThrowableOfType(
                            SignerFailure.class,
                            () -> client.sign(text.getBytes(StandardCharsets.UTF_8)));
            assertThat(failure.reason()).contains("only the signed information");
        }
        assertThat(queue.health().signed()).isZero();
    }

    @Test
    void theReasonOfTheCardReachesTheClient() throws Exception {
        Signer key = KeyFile.open(keys.resolve("5101980005.p12"), "secret");
        start(new LockedCard(key), false);
        Run run = sign("bearer", "--remote-trust", keys.resolve("ca.pem"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("the PIN is locked");
    }

    @Test
    void healthIsReadAndWhatIsTooLongRefused() throws Exception {
        try (HttpClient raw =
                HttpClient.newBuilder().sslContext(Tls.context(null, "", authority())).build()) {
            HttpResponse<String> health =
                    raw.send(
                            request("/v1/health").GET().build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(Zone.JSON.readTree(health.body()).get("state").asString())
                    .isEqualTo("HEALTHY");
            var long64 = HttpRequest.BodyPublishers.ofByteArray(new byte[64 * 1024 + 1]);
            assertThat(status(raw, request("/v1/signatures").POST(long64).build())).isEqualTo(413);
            var odd = HttpRequest.BodyPublishers.ofString("{\"key\":7");
            assertThat(status(raw, request("/v1/signatures").POST(odd).build())).isEqualTo(400);
            assertThat(status(raw, request("/v1/keys/other").GET().build())).isEqualTo(404);
            assertThat(status(raw, request("/").DELETE().build())).isEqualTo(404);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.uri().resolve(URI.create(path)))
                .header("Authorization", "Bearer " + BEARER);
    }

    private static int status(HttpClient client, HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void aServiceForAnybodyIsNotStarted() {
        Run run =
                Run.of(
                        "signer",
                        "--key",
                        keys.resolve("5101980005.p12"),
                        "--password",
                        "secret",
                        "--tls",
                        keys.resolve("localhost.p12"),
                        "--tls-password-file",
                        folder.resolve("wrong"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("cannot begin");
    }

    /// A card that nobody can use.
    private record LockedCard(Signer key) implements Signer {
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
            throw SignerFailure.lasting("the PIN is locked");
        }
    }
}
