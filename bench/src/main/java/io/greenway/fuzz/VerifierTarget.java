package io.greenway.fuzz;

import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.Message;
import io.greenway.core.signature.CertifiedKey;
import io.greenway.core.signature.DemoAuthority;
import io.greenway.core.signature.DemoAuthority.KeyKind;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.signature.Trust;
import io.greenway.core.signature.Verification;
import io.greenway.core.signature.Verifier;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// The verifier never throws, and takes no other document for signed than the one that was. The
/// input says how the signed message is changed: place, length to leave out, bytes to put in.
public final class VerifierTarget {
    private static final int HEAD = 3;
    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    private final byte[] signed;
    private final byte[] canonical;
    private final Verifier verifier;
    private static final VerifierTarget TARGET = new VerifierTarget();

    private VerifierTarget() {
        try {
            Instant from = NOW.minusSeconds(60);
            var authority = DemoAuthority.create("fuzz", KeyKind.RSA, from, new SecureRandom());
            Instant until = NOW.plus(Duration.ofDays(1));
            CertifiedKey key = authority.issue("code", "name", KeyKind.RSA, from, until);
            Path sample = Path.of(System.getProperty("greenway.samples"), "import", "CEB411.xml");
            Message message = message(Files.readAllBytes(sample));
            signed = SignedXml.write(message, SoftKey.of(key.key(), key.certificate()));
            verifier = new Verifier(Trust.of(List.of(authority.own().certificate()), List.of()));
            canonical = verifier.verify(signed, NOW).canonical();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Message message(byte[] text) {
        return ((Outcome.Accepted<CEB411Message>) XmlReader.of(CEB411Message.class).read(text))
                .value();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.verify(input);
    }

    private void verify(byte[] input) {
        verifier.verify(input, NOW);
        if (input.length < HEAD) {
            return;
        }
        int place = ((input[0] & 0xFF) << 8 | (input[1] & 0xFF)) % signed.length;
        int left = Math.min(signed.length, place + (input[2] & 0xFF));
        byte[] changed = new byte[place + input.length - HEAD + signed.length - left];
        System.arraycopy(signed, 0, changed, 0, place);
        System.arraycopy(input, HEAD, changed, place, input.length - HEAD);
        System.arraycopy(signed, left, changed, place + input.length - HEAD, signed.length - left);
        Verification verification = verifier.verify(changed, NOW);
        if (verification.isValid() && !Arrays.equals(canonical, verification.canonical())) {
            throw new AssertionError("another document is taken for signed");
        }
    }
}
