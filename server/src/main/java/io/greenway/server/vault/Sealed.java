package io.greenway.server.vault;

/// Bytes that only the vault can read.
///
/// @param keyId which key sealed them: eight hexadecimal digits
/// @param bytes nonce, then cipher text with its tag A record is right here although arrays
///     compare by identity: nobody compares sealed bytes.
@SuppressWarnings("ArrayRecordComponent")
public record Sealed(String keyId, byte[] bytes) {}
