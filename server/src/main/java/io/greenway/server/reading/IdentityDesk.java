package io.greenway.server.reading;

import io.greenway.core.signature.Cryptography;
import io.greenway.core.signature.SignatureAlgorithm;
import io.greenway.core.signature.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides whether somebody is the person whose identity document they name. A service that
/// has seen the person signs a challenge of ours together with type and number of the document;
/// its certificate lies in a folder of its own, `*.pem`, and vouches for nothing else. A challenge
/// is good for some minutes and for one try, so a proof that was seen is worth nothing.
public final class IdentityDesk {
    private static final String PURPOSE = "greenway-quota-1";
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final int MOST_OPEN = 10_000;
    private static final int CHALLENGE_BYTES = 32;

    private final Path folder;
    private final SecureRandom random;
    private final Map<String, Instant> open =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > MOST_OPEN;
                }
            };

    /// @param folder certificates of those who vouch for persons
    public IdentityDesk(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /// Something to be signed.
    ///
    /// @param challenge 43 letters and digits
    /// @param expiresAt until when it is good
    public record Challenge(String challenge, Instant expiresAt) {}

    /// What somebody says of themselves, and who vouches for it.
    ///
    /// @param challenge what was given
    /// @param idType 证件类型
    /// @param idNumber 证件号码
    /// @param signature of [#text], in Base64
    public record Proof(String challenge, String idType, String idNumber, String signature) {
        @Override
        public String toString() {
            return "Proof of " + challenge;
        }
    }

    /// A new challenge.
    public Challenge challenge(Instant now) {
        byte[] bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant end = now.plus(GOOD_FOR);
        synchronized (open) {
            open.put(text, end);
        }
        return new Challenge(text, end);
    }

    /// The text that is signed: purpose, challenge, type and number, a line each.
    public static byte[] text(String challenge, String idType, String idNumber) {
        String number = idNumber.strip().toUpperCase(Locale.ROOT);
        return String.join("\n", PURPOSE, challenge, idType, number, "")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Who vouches for the person, by the name of the certificate; empty when nobody does whom this
    /// zone trusts, or the challenge is not open. The challenge is used up in either case.
    ///
    /// @throws IllegalStateException when the certificates cannot be read
    public Optional<String> voucher(Proof proof, Instant now) {
        Instant end;
        synchronized (open) {
            end = open.remove(proof.challenge());
        }
        if (end == null || now.isAfter(end)) {
            return Optional.empty();
        }
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(proof.signature().strip());
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        byte[] text = text(proof.challenge(), proof.idType(), proof.idNumber());
        return trusted().stream()
                .filter(one -> isValid(one, now) && signed(one, text, signature))
                .map(one -> one.getSubjectX500Principal().getName())
                .findFirst();
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    private static boolean signed(X509Certificate certificate, byte[] text, byte[] signature) {
        SignatureAlgorithm algorithm =
                certificate.getPublicKey().getAlgorithm().equals("RSA")
                        ? SignatureAlgorithm.RSA_SHA256
                        : SignatureAlgorithm.SM2_SM3;
        return Cryptography.verify(algorithm, certificate.getPublicKey(), text, signature);
    }

    private List<X509Certificate> trusted() {
        List<X509Certificate> certificates = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return certificates;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".pem")) {
                    certificates.addAll(Trust.certificates(Files.readAllBytes(file)));
                }
            }
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException("Certificates in " + folder, unusable);
        }
        return certificates;
    }
}
