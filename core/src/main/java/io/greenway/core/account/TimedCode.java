package io.greenway.core.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes of six digits that follow from a shared secret and the time (TOTP, RFC 6238 with the
/// values every authenticator app takes: HMAC-SHA-1, steps of 30 seconds).
public final class TimedCode {
    /// Bytes of a secret: as many as the digest has (RFC 4226, 4).
    public static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    /// A clock that is off by one step is let pass, no more (RFC 6238, 5.2).
    private static final int STEPS_AROUND = 1;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TimedCode() {}

    /// The step of a moment.
    public static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /// The code of a step.
    public static String at(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] digest = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = digest[digest.length - 1] & 0xf;
            int number = ByteBuffer.wrap(digest, offset, Integer.BYTES).getInt() & 0x7fffffff;
            return "%06d".formatted(number % MODULUS);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has HMAC-SHA-1.", missing);
        }
    }

    /// The step whose code was given; empty when it is no code of now, or one that was used.
    ///
    /// @param used the newest step that was used: a code is good once
    public static OptionalLong matching(byte[] secret, String code, Instant now, long used) {
        byte[] given = code.strip().getBytes(StandardCharsets.UTF_8);
        if (given.length != DIGITS) {
            return OptionalLong.empty();
        }
        long present = step(now);
        for (long step = present - STEPS_AROUND; step <= present + STEPS_AROUND; step++) {
            byte[] right = at(secret, step).getBytes(StandardCharsets.UTF_8);
            if (step > used && MessageDigest.isEqual(given, right)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /// A secret as apps take it typed in: Base32 without padding (RFC 4648, 6).
    public static String base32(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte one : secret) {
            held = (held << 8) | (one & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((held >> bits) & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((held << (5 - bits)) & 31));
        }
        return text.toString();
    }
}
