package io.greenway.cli;

import io.greenway.core.message.Message;
import io.greenway.core.signature.DigestAlgorithm;
import io.greenway.core.signature.Misreading;
import io.greenway.core.signature.Verification;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.CanonicalDocument;
import io.greenway.core.xml.Canonicaliser;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows where two canonical forms part.
final class CanonicalDiff {
    private static final int CONTEXT = 48;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final PrintWriter out;

    CanonicalDiff(PrintWriter out) {
        this.out = out;
    }

    /// @param original the file to compare with; null when there is none
    void show(Verification verification, @Nullable String original) {
        byte[] own = verification.canonical();
        if (original != null) {
            part("this file", own, original, canonical(original));
            return;
        }
        Optional<Misreading> misreading = misreading(verification);
        if (misreading.isPresent()) {
            out.println("The digest is that of " + misreading.get() + ":");
            part("canonical", own, "digested", misreading.get().of(own));
        } else {
            out.println(
                    "The bytes that were signed are not known; --original FILE compares with the"
                            + " file that was signed.");
        }
    }

    private static byte[] canonical(String file) {
        var read =
                Canonicaliser.read(InputFile.read(file), Message.SIGNATURE_NAMESPACE, "Signature");
        return switch (read) {
            case Outcome.Accepted<CanonicalDocument>(CanonicalDocument document, List<Fault> _) ->
                    document.bytes();
            case Outcome.Refused<CanonicalDocument>(List<Fault> faults) ->
                    throw new CommandFailure(file + " is not well-formed: " + faults.getFirst());
        };
    }

    private static Optional<Misreading> misreading(Verification verification) {
        DigestAlgorithm digest = verification.digest();
        if (digest == null) {
            return Optional.empty();
        }
        return verification.faults().stream()
                .filter(fault -> fault.code() == FaultCode.DIGEST_DIFFERS)
                .findFirst()
                .flatMap(fault -> named(fault))
                .flatMap(named -> Misreading.giving(verification.canonical(), digest, named));
    }

    /// The digest that stands in the message: algorithm, space, Base64.
    private static Optional<byte[]> named(Fault fault) {
        String found = String.valueOf(fault.found());
        try {
            return Optional.of(
                    Base64.getMimeDecoder().decode(found.substring(found.lastIndexOf(' ') + 1)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private void part(String oneName, byte[] one, String otherName, byte[] other) {
        int at = Arrays.mismatch(one, other);
        if (at < 0) {
            out.println("The canonical bytes are the same, " + one.length + " of them.");
            return;
        }
        out.printf("The canonical bytes part at byte %d:%n", at);
        line(oneName, one, at);
        line(otherName, other, at);
    }

    private void line(String name, byte[] bytes, int at) {
        int from = Math.max(0, at - CONTEXT);
        int to = Math.min(bytes.length, at + CONTEXT);
        String before = visible(new String(bytes, from, at - from, StandardCharsets.UTF_8));
        String after = visible(new String(bytes, at, to - at, StandardCharsets.UTF_8));
        out.printf("  %s (%d bytes)%n", name, bytes.length);
        out.printf("    …%s▶%s…%n", before, after);
        out.printf("    %s%n", HEX.formatHex(bytes, at, Math.min(bytes.length, at + 16)));
    }

    private static String visible(String text) {
        return text.replace("\r", "␍").replace("\n", "␊").replace("\t", "␉");
    }
}
