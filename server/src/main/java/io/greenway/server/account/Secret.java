package io.greenway.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Something that opens what it was made for: 256 random bits, told once. Only its hash is kept; a
/// slow one would add nothing to that much randomness.
///
/// @param text as it is told
public record Secret(String text) {
    private static final int BYTES = 32;

    static Secret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// SHA-256 in hexadecimal digits.
    public String hash() {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Never shows it.
    @Override
    public String toString() {
        return "Secret";
    }
}
