package io.greenway.core.signature;

import io.greenway.core.spec.Fault;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of verifying a message: every reason against its signature, and what it was judged by.
///
/// @param faults empty when the signature is valid and trusted; remarks may stand beside a valid
///     one
/// @param algorithm how it was signed, or null when that is not known
/// @param digest how it was digested, or null
/// @param certificate whose signature it says to be, or null
/// @param canonical the canonical bytes that were digested; none when the document is unreadable
@SuppressWarnings("ArrayRecordComponent") // Handed over for display; comparing is not meant.
public record Verification(
        List<Fault> faults,
        @Nullable SignatureAlgorithm algorithm,
        @Nullable DigestAlgorithm digest,
        @Nullable X509Certificate certificate,
        byte[] canonical) {
    public Verification {
        faults = List.copyOf(faults);
    }

    /// The same with other reasons.
    public Verification with(List<Fault> others) {
        return new Verification(others, algorithm, digest, certificate, canonical);
    }

    /// Whether the signature holds and its certificate is trusted.
    public boolean isValid() {
        return !Fault.refuses(faults);
    }
}
