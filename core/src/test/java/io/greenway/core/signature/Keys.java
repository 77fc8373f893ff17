package io.greenway.core.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The authorities and keys that tests sign with, made once.
final class Keys {
    static final Instant NOW = Instant.parse("2026-03-02T01:30:15Z");
    static final Duration YEAR = Duration.ofDays(365);
    static final String CODE = "5101980005";

    static final DemoAuthority RSA_AUTHORITY = authority(DemoAuthority.KeyKind.RSA);
    static final DemoAuthority SM2_AUTHORITY = authority(DemoAuthority.KeyKind.SM2);
    static final SoftKey RSA = key(RSA_AUTHORITY, DemoAuthority.KeyKind.RSA);
    static final SoftKey SM2 = key(SM2_AUTHORITY, DemoAuthority.KeyKind.SM2);
    static final Trust TRUST =
            Trust.of(
                    List.of(RSA_AUTHORITY.own().certificate(), SM2_AUTHORITY.own().certificate()),
                    List.of());

    private Keys() {}

    static DemoAuthority authority(DemoAuthority.KeyKind kind) {
        try {
            return DemoAuthority.create(
                    "Demo authority " + kind, kind, NOW.minus(YEAR), new SecureRandom());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static SoftKey key(DemoAuthority authority, DemoAuthority.KeyKind kind) {
        return key(authority, kind, NOW.minus(YEAR), NOW.plus(YEAR));
    }

    static SoftKey key(
            DemoAuthority authority, DemoAuthority.KeyKind kind, Instant from, Instant until) {
        try {
            var issued = authority.issue(CODE, "绿道示例报关有限公司", kind, from, until);
            return SoftKey.of(issued.key(), issued.certificate());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// A message of the sample set, without the signature it may carry.
    static String unsigned(String sample) {
        String name = "/samples/" + sample + ".xml";
        try (InputStream stream = Keys.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(stream, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8)
                    .replaceAll("(?s)<ds:Signature.*</ds:Signature>", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
