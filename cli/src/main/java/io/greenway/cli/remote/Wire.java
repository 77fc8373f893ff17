package io.greenway.cli.remote;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What client and service say to each other, in JSON (docs/signing.md).
final class Wire {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String KEYS = "/v1/keys/";
    static final String SIGNATURES = "/v1/signatures";
    static final String HEALTH = "/v1/health";

    /// Neither side reads more than this.
    static final int LONGEST = 64 * 1024;

    private Wire() {}

    /// Asks for a signature.
    ///
    /// @param key name of the key
    /// @param algorithm its name, as `RSA_SHA1`
    /// @param signedInfo canonical signed information in Base64
    record Request(@Nullable String key, @Nullable String algorithm, @Nullable String signedInfo) {}

    /// A signature.
    ///
    /// @param signature in Base64
    /// @param certificates that of the key first, DER in Base64
    record Answer(@Nullable String signature, List<String> certificates) {}

    /// What a key is.
    ///
    /// @param algorithm the one it signs with
    record Key(String key, String algorithm, List<String> certificates) {}

    /// Why not.
    ///
    /// @param error word for programs
    /// @param reason words for persons
    /// @param lasting whether asking again is of no use
    record Refusal(String error, String reason, boolean lasting) {}

    static List<String> certificates(X509Certificate certificate) {
        try {
            return List.of(Base64.getEncoder().encodeToString(certificate.getEncoded()));
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException("A certificate that was read is written", broken);
        }
    }
}
