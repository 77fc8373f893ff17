package io.greenway.server.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// A key that opens the door for one enterprise: 256 random bits, shown once. The platform keeps
/// only its hash; a slow password hash would add nothing to that much randomness.
///
/// @param text the key as the enterprise sends it
public record ApiKey(String text) {
    private static final String MARK = "gw_";
    private static final int BYTES = 32;
    private static final int PREFIX = 10;

    public static ApiKey random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new ApiKey(MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// SHA-256 in hexadecimal digits.
    public String hash() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Its first characters, by which people tell keys apart.
    public String prefix() {
        return text.substring(0, Math.min(PREFIX, text.length()));
    }

    /// Never shows the key.
    @Override
    public String toString() {
        return prefix() + "…";
    }
}
