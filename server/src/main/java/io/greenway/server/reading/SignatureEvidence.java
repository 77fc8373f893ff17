package io.greenway.server.reading;

import io.greenway.core.signature.CertificateOwner;
import io.greenway.core.signature.Verification;
import io.greenway.core.spec.Fault;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What verifying a message found, kept beside the message itself: whoever doubts it later can
/// verify the bytes of the journal again and compare.
///
/// @param valid whether the signature held and was trusted
/// @param algorithm how it was signed; null when that is not known
/// @param digest how it was digested; null likewise
/// @param certificate number of the certificate; null when there is none
/// @param owner enterprise that the certificate names; null when there is none
/// @param canonical SHA-256 of the canonical bytes, in hexadecimal
/// @param faults the permanent numbers of what spoke against it
public record SignatureEvidence(
        boolean valid,
        @Nullable String algorithm,
        @Nullable String digest,
        @Nullable String certificate,
        @Nullable String owner,
        String canonical,
        String faults) {
    /// The evidence of a verification.
    public static SignatureEvidence of(Verification verification) {
        X509Certificate certificate = verification.certificate();
        return new SignatureEvidence(
                verification.isValid(),
                verification.algorithm() == null ? null : verification.algorithm().name(),
                verification.digest() == null ? null : verification.digest().name(),
                certificate == null ? null : certificate.getSerialNumber().toString(16),
                certificate == null ? null : CertificateOwner.of(certificate).code(),
                sha256(verification.canonical()),
                numbers(verification.faults()));
    }

    private static String numbers(List<Fault> faults) {
        return faults.stream()
                .map(fault -> Integer.toString(fault.code().number()))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
