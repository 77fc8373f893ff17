package io.greenway.core.signature;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Certificates as they stand in messages. An enterprise sends the same one again and again, so
/// those read last are kept.
final class Certificates {
    private static final int KEPT = 4096;
    private static final int LONGEST = 16 * 1024;

    /// A certificate with what is asked of it each time.
    ///
    /// @param number its number as messages name it
    /// @param key its public key as the provider that verifies wants it
    record Known(X509Certificate certificate, String number, PublicKey key) {}

    private final Map<String, Known> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                    return size() > KEPT;
                }
            };

    /// The certificate of a text in Base64, white space allowed; empty when it is none.
    Optional<Known> read(String base64) {
        if (base64.length() > LONGEST) {
            return Optional.empty();
        }
        synchronized (kept) {
            Known known = kept.get(base64);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<Known> certificate = parsed(base64);
        certificate.ifPresent(
                one -> {
                    synchronized (kept) {
                        kept.put(base64, one);
                    }
                });
        return certificate;
    }

    private static Optional<Known> parsed(String base64) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            CertificateFactory factory =
                    CertificateFactory.getInstance("X.509", Cryptography.BOUNCY_CASTLE);
            var certificate =
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
            return Optional.ofNullable(certificate)
                    .map(one -> new Known(one, number(one), Cryptography.verifying(one)));
        } catch (CertificateException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /// The number of a certificate as messages name it: hexadecimal, lower case.
    static String number(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16).toLowerCase(Locale.ROOT);
    }
}
