package io.greenway.core.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// On generated and mutated messages the verdict over the bytes is the verdict of the JDK over a
/// tree. Half of the mutations change nothing that is signed.
class SameVerdictTest {
    private static final long SEED = Long.getLong("greenway.seed", 20261123);
    private static final int CASES = 10_000;
    private static final List<String> SAMPLES =
            List.of("import/CEB411", "import/CEB513", "export/CEB505", "import/CEB623");
    private static final List<String> PARTS =
            List.of(" ", "\n", "<!-- x -->", "<?pi x?>", "&#32;", "&amp;", "<a/>", "x", "中", "]]>");

    /// The JDK looks neither at what else stands in a signature nor where it stands, and knows more
    /// names of UTF-8 than the published one.
    private static final Set<FaultCode> STRICTER =
            Set.of(
                    FaultCode.WRONG_ENCODING,
                    FaultCode.SIGNATURE_MALFORMED,
                    FaultCode.SIGNATURE_MISPLACED,
                    FaultCode.KEY_NAME_DIFFERS);

    private final PublicKey authority = Keys.RSA_AUTHORITY.own().certificate().getPublicKey();
    private final Verifier verifier = new Verifier(Keys.TRUST);

    @Test
    void bytesAndTreeAgree() throws Exception {
        List<String> signed = new ArrayList<>();
        for (String sample : SAMPLES) {
            for (SoftKey key : List.of(Keys.RSA, Keys.RSA.with(SignatureAlgorithm.RSA_SHA256))) {
                var outcome =
                        SignedXml.sign(Keys.unsigned(sample).getBytes(StandardCharsets.UTF_8), key);
                byte[] bytes = ((Outcome.Accepted<byte[]>) outcome).value();
                signed.add(new String(bytes, StandardCharsets.UTF_8));
            }
        }
        AtomicInteger valid = new AtomicInteger();
        IntStream.range(0, CASES)
                .parallel()
                .forEach(
                        number -> {
                            SplittableRandom random = new SplittableRandom(SEED + number);
                            String xml = signed.get(random.nextInt(signed.size()));
                            for (int change = random.nextInt(3); change > 0; change--) {
                                xml = random.nextBoolean() ? same(xml, random) : other(xml, random);
                            }
                            if (agrees(xml, "greenway.seed=" + (SEED + number))) {
                                valid.incrementAndGet();
                            }
                        });
        assertThat(valid.get()).isBetween(CASES / 4, CASES * 3 / 4);
    }

    private boolean agrees(String xml, String seed) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        Verification verification = verifier.verify(bytes, Keys.NOW);
        boolean tree = Tree.isValid(bytes, authority);
        boolean stricter =
                tree
                        && verification.faults().stream()
                                .allMatch(one -> STRICTER.contains(one.code()));
        if (verification.isValid() != tree && !stricter) {
            throw new AssertionError(seed + " " + verification.faults() + "\n" + xml);
        }
        return tree;
    }

    /// Another text for the same document.
    private static String same(String xml, SplittableRandom random) {
        return switch (random.nextInt(7)) {
            case 0 -> xml.replace("\n", "\r\n");
            case 1 -> xml.replaceFirst("<\\?xml[^>]*>\\s*", "");
            case 2 ->
                    xml.replace("ceb:version>", "ceb:version >")
                            .replace("\" version", "\"\n version");
            case 3 -> xml.replaceFirst(">([^<>&]+)</ceb:", "><![CDATA[$1]]></ceb:");
            case 4 -> xml.replaceFirst("<ceb:BaseTransfer>", "<!-- note --><ceb:BaseTransfer >");
            case 5 -> xml.replaceFirst("version=\"1.0\" xmlns", "version='&#49;.0'  xmlns");
            default -> xml.replace("<ds:KeyInfo>", "<ds:KeyInfo ><!-- key -->");
        };
    }

    /// Most often another document.
    private static String other(String xml, SplittableRandom random) {
        int at = random.nextInt(xml.length());
        int end = Math.min(xml.length(), at + random.nextInt(1, 12));
        String part = PARTS.get(random.nextInt(PARTS.size()));
        return switch (random.nextInt(3)) {
            case 0 -> xml.substring(0, at) + part + xml.substring(at);
            case 1 -> xml.substring(0, at) + xml.substring(end);
            default -> xml.substring(0, at) + part + xml.substring(end);
        };
    }
}
