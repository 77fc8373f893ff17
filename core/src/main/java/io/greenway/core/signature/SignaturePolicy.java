package io.greenway.core.signature;

/// Whether messages must be signed by who declares. The published schema requires it of import
/// messages CEB621, 623, 625 and 711, the specification of export messages CEB509, 603, 605, 607
/// and 701.
public enum SignaturePolicy {
    /// A message may come without a signature; one that has it is read, and its bytes are kept.
    OFF,
    /// A message that the law wants signed is refused without a valid signature.
    REQUIRED
}
