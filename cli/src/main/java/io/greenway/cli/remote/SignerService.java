package io.greenway.cli.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.greenway.core.signature.SignatureAlgorithm;
import io.greenway.core.signature.SignedInfoForm;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.SigningQueue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Signs for other machines with a key that this one holds. It signs the signed information of
/// messages and nothing else, only for whom it knows, and no more at once than its queue takes.
public final class SignerService implements AutoCloseable {
    private static final int BACKLOG = 64;
    private static final int AT_ONCE = 64;
    private static final String SECONDS_FOR_A_REQUEST = "10";

    private final HttpsServer server;
    private final String name;
    private final SigningQueue queue;
    private final Settings settings;
    private final Consumer<String> log;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);

    /// How it is reached and by whom.
    ///
    /// @param address where it listens
    /// @param tls its own key, and whom it trusts
    /// @param clientsNeedCertificates whether a client must show a certificate that is trusted
    /// @param bearer what a client must send; null when the certificate is enough
    public record Settings(
            InetSocketAddress address,
            SSLContext tls,
            boolean clientsNeedCertificates,
            @Nullable String bearer) {
        public Settings {
            if (!clientsNeedCertificates && bearer == null) {
                throw new IllegalArgumentException(
                        "Anybody could sign: a bearer token or client certificates are needed");
            }
        }
    }

    /// An answer: status and body.
    private record Reply(int status, Object body) {
        static Reply refused(int status, String error, String reason, boolean lasting) {
            return new Reply(status, new Wire.Refusal(error, reason, lasting));
        }
    }

    private SignerService(
            HttpsServer server,
            String name,
            SigningQueue queue,
            Settings settings,
            Consumer<String> log) {
        this.server = server;
        this.name = name;
        this.queue = queue;
        this.settings = settings;
        this.log = log;
    }

    /// Starts it.
    ///
    /// @param name what clients call the key
    /// @param log hears a line for each request: who, what, and what came of it
    public static SignerService start(
            String name, SigningQueue queue, Settings settings, Consumer<String> log)
            throws IOException {
        // A client that is slow on purpose must not keep a connection; read by the JDK's server
        // when it is first used.
        System.setProperty("sun.net.httpserver.maxReqTime", SECONDS_FOR_A_REQUEST);
        HttpsServer server = HttpsServer.create(settings.address(), BACKLOG);
        server.setHttpsConfigurator(configurator(settings));
        SignerService service = new SignerService(server, name, queue, settings, log);
        server.setExecutor(service.threads);
        var _ = server.createContext("/", service::handle);
        server.start();
        return service;
    }

    private static HttpsConfigurator configurator(Settings settings) {
        return new HttpsConfigurator(settings.tls()) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                tls.setNeedClientAuth(settings.clientsNeedCertificates());
                parameters.setSSLParameters(tls);
            }
        };
    }

    /// Where it listens.
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("https://" + address.getHostString() + ":" + address.getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            byte[] body = Wire.JSON.writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
            String outcome =
                    reply.body() instanceof Wire.Refusal refusal
                            ? refusal.error() + ": " + refusal.reason()
                            : "";
            log.accept(
                    "%s %s %s %d %s"
                            .formatted(
                                    exchange.getRemoteAddress(),
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI().getPath(),
                                    reply.status(),
                                    outcome));
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        if (!places.tryAcquire()) {
            return Reply.refused(503, "BUSY", "too many ask at once", false);
        }
        try {
            byte[] body = exchange.getRequestBody().readNBytes(Wire.LONGEST + 1);
            if (body.length > Wire.LONGEST) {
                return Reply.refused(413, "TOO_LONG", "the request is too long", true);
            }
            return isKnown(exchange)
                    ? answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body)
                    : Reply.refused(401, "UNKNOWN_CLIENT", "the bearer token is not known", true);
        } finally {
            places.release();
        }
    }

    private boolean isKnown(HttpExchange exchange) {
        String bearer = settings.bearer();
        if (bearer == null) {
            return true; // The certificate was judged when the connection was made.
        }
        String shown =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse("");
        return MessageDigest.isEqual(
                ("Bearer " + bearer).getBytes(StandardCharsets.UTF_8),
                shown.getBytes(StandardCharsets.UTF_8));
    }

    private Reply answer(String method, String path, byte[] body) {
        return switch (method + " " + path) {
            case "POST " + Wire.SIGNATURES -> sign(body);
            case "GET " + Wire.HEALTH -> new Reply(200, queue.health());
            default ->
                    path.equals(Wire.KEYS + name) && method.equals("GET")
                            ? new Reply(
                                    200,
                                    new Wire.Key(
                                            name,
                                            queue.algorithm().name(),
                                            Wire.certificates(queue.certificate())))
                            : unknown(path);
        };
    }

    private static Reply unknown(String path) {
        return Reply.refused(404, "NOT_FOUND", "there is no such key or page: " + path, true);
    }

    private Reply sign(byte[] body) {
        Wire.Request request;
        byte[] signedInfo;
        try {
            request = Wire.JSON.readValue(body, Wire.Request.class);
            signedInfo = Base64.getDecoder().decode(text(request.signedInfo()));
        } catch (JacksonException | IllegalArgumentException odd) {
            return Reply.refused(400, "NOT_READABLE", "the request is not readable", true);
        }
        if (!name.equals(request.key())) {
            return unknown(text(request.key()));
        }
        Optional<SignatureAlgorithm> named = SignedInfoForm.algorithm(signedInfo);
        if (named.isEmpty()) {
            return Reply.refused(
                    422,
                    "NOT_SIGNED_INFO",
                    "only the signed information of a message is signed here",
                    true);
        }
        if (named.get() != queue.algorithm() || !named.get().name().equals(request.algorithm())) {
            return Reply.refused(
                    422, "OTHER_ALGORITHM", "this key signs " + queue.algorithm(), true);
        }
        try {
            byte[] signature = queue.sign(signedInfo);
            return new Reply(
                    200,
                    new Wire.Answer(
                            Base64.getEncoder().encodeToString(signature),
                            Wire.certificates(queue.certificate())));
        } catch (SignerFailure failure) {
            return Reply.refused(503, "SIGNER_FAILED", failure.reason(), failure.isLasting());
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    /// Stops listening. The queue is not closed.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
