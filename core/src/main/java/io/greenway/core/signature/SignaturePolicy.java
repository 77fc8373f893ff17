package io.greenway.core.signature;

/// Whether messages must be signed by who declares. The published schema requires it of the
/// inventory (CEB621).
public enum SignaturePolicy {
    /// A message may come without a signature; one that has it is read, and its bytes are kept.
    OFF,
    /// A message that the law wants signed is refused without a valid signature.
    REQUIRED
}
