package io.greenway.cli.remote;

import io.greenway.core.signature.Cryptography;
import io.greenway.core.signature.SignatureAlgorithm;
import io.greenway.core.signature.Signer;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// A key that another machine holds and signs with when asked over HTTPS. Every signature is
/// verified before it is given on. Safe for use by several threads.
public final class RemoteSigner implements Signer, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int WELL = 200;
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;

    private final HttpClient client;
    private final Address address;
    private final X509Certificate certificate;
    private final SignatureAlgorithm algorithm;

    /// Where the key is and how to ask for it.
    ///
    /// @param service as `https://host:8443`
    /// @param key name of the key there
    /// @param bearer what shows who asks; null when a certificate does
    /// @param patience how long an answer may take
    public record Address(URI service, String key, @Nullable String bearer, Duration patience) {
        public Address {
            if (!Objects.equals(service.getScheme(), "https") || service.getHost() == null) {
                throw new IllegalArgumentException(
                        "A remote signer is asked by https://, not " + service);
            }
        }

        // What shows who asks must not get into a log.
        @Override
        public String toString() {
            return service + " (key " + key + ")";
        }
    }

    private RemoteSigner(
            HttpClient client,
            Address address,
            X509Certificate certificate,
            SignatureAlgorithm algorithm) {
        this.client = client;
        this.address = address;
        this.certificate = certificate;
        this.algorithm = algorithm;
    }

    /// Asks the service for the certificate of its key.
    ///
    /// @throws SignerFailure when the service does not answer or does not give it
    public static RemoteSigner open(Address address, SSLContext tls) throws SignerFailure {
        HttpClient client =
                HttpClient.newBuilder()
                        .sslContext(tls)
                        .connectTimeout(CONNECT)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.service().resolve(Wire.KEYS + address.key())).GET();
        try {
            Wire.Key key = ask(client, address, request, Wire.Key.class);
            byte[] der = Base64.getDecoder().decode(key.certificates().getFirst());
            X509Certificate certificate = Trust.certificates(der).getFirst();
            return new RemoteSigner(
                    client, address, certificate, SignatureAlgorithm.valueOf(key.algorithm()));
        } catch (SignerFailure refused) {
            client.shutdownNow();
            throw refused;
        } catch (RuntimeException | GeneralSecurityException odd) {
            client.shutdownNow();
            throw new SignerFailure(address + " gave no certificate: " + odd.getMessage(), odd);
        }
    }

    @Override
    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public byte[] sign(byte[] data) throws SignerFailure {
        Wire.Request asked =
                new Wire.Request(
                        address.key(), algorithm.name(), Base64.getEncoder().encodeToString(data));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.service().resolve(Wire.SIGNATURES))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        Wire.JSON.writeValueAsBytes(asked)));
        Wire.Answer answer = ask(client, address, request, Wire.Answer.class);
        byte[] signature = decoded(answer.signature());
        if (!Cryptography.verify(algorithm, certificate.getPublicKey(), data, signature)) {
            throw new SignerFailure(
                    address + " answered with a signature that its certificate does not verify",
                    null);
        }
        return signature;
    }

    private byte[] decoded(@Nullable String base64) throws SignerFailure {
        try {
            return Base64.getDecoder().decode(base64 == null ? "" : base64);
        } catch (IllegalArgumentException odd) {
            throw new SignerFailure(address + " answered with something else", odd);
        }
    }

    private static <T> T ask(
            HttpClient client, Address address, HttpRequest.Builder request, Class<T> type)
            throws SignerFailure {
        request.timeout(address.patience());
        if (address.bearer() != null) {
            request.header("Authorization", "Bearer " + address.bearer());
        }
        try {
            HttpResponse<byte[]> response =
                    client.send(
                            request.build(),
                            BodyHandlers.limiting(BodyHandlers.ofByteArray(), Wire.LONGEST));
            if (response.statusCode() == WELL) {
                return Wire.JSON.readValue(response.body(), type);
            }
            throw refusal(address, response);
        } catch (SSLHandshakeException untrusted) {
            throw SignerFailure.lasting(
                    address + ": the two sides do not trust each other: " + untrusted.getMessage(),
                    untrusted);
        } catch (IOException away) {
            String why = away.getMessage() == null ? away.toString() : away.getMessage();
            throw new SignerFailure(address + " does not answer: " + why, away);
        } catch (JacksonException odd) {
            throw new SignerFailure(address + " answered with something else", odd);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SignerFailure("Waiting for " + address + " was interrupted", stopped);
        }
    }

    private static SignerFailure refusal(Address address, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        try {
            Wire.Refusal told = Wire.JSON.readValue(response.body(), Wire.Refusal.class);
            String message = address + ": " + told.reason();
            return told.lasting()
                    ? SignerFailure.lasting(message)
                    : new SignerFailure(message, null);
        } catch (JacksonException odd) {
            String message = address + " answered " + status;
            return status == UNAUTHORISED || status == FORBIDDEN
                    ? SignerFailure.lasting(message, odd)
                    : new SignerFailure(message, odd);
        }
    }

    /// Ends the connections.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
