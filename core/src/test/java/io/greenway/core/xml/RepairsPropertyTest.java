package io.greenway.core.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.Repairs.Repaired;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// Whatever is wrong with a message of the sample set, its repair keeps every element, and changes
/// a value to nothing but another way of writing it. Repairing twice changes nothing more.
class RepairsPropertyTest {
    private static final long SEED = Long.getLong("greenway.seed", 20261125);
    private static final int CASES = 1_500;
    private static final int FULL_WIDTH = '０' - '0';

    @Test
    void noRepairInventsOrDropsAValue() throws Exception {
        List<String> samples = samples();
        assertThat(samples).hasSizeGreaterThan(40);
        int repaired = 0;
        int mended = 0;
        for (int number = 0; number < CASES; number++) {
            SplittableRandom random = new SplittableRandom(SEED + number);
            String good = samples.get(random.nextInt(samples.size()));
            String broken = good;
            for (int change = random.nextInt(1, 5); change > 0; change--) {
                broken = broken(broken, random);
            }
            byte[] text = broken.getBytes(StandardCharsets.UTF_8);
            Repaired result = Repairs.of(text, Message.class);
            String seed = "greenway.seed=" + (SEED + number);
            if (result.repairs().isEmpty()) {
                assertThat(result.text()).as(seed).isEqualTo(text);
            } else {
                repaired++;
                assertThat(values(result.text())).as(seed).isEqualTo(values(text));
                assertThat(Repairs.of(result.text(), Message.class).repairs()).as(seed).isEmpty();
                mended += isAccepted(result.text()) && !isAccepted(text) ? 1 : 0;
            }
        }
        assertThat(repaired).isGreaterThan(CASES / 4);
        assertThat(mended).isGreaterThan(CASES / 10);
    }

    private static List<String> samples() throws IOException {
        List<String> samples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("target", "test-classes", "samples"))) {
            for (Path file :
                    files.filter(one -> one.toString().contains("CEB")).sorted().toList()) {
                samples.add(Files.readString(file));
            }
        }
        return samples;
    }

    private static boolean isAccepted(byte[] text) {
        return XmlReader.of(Message.class).read(text) instanceof Outcome.Accepted;
    }

    private static String broken(String text, SplittableRandom random) {
        String[] lines = text.split("\n");
        int at = random.nextInt(2, lines.length - 1);
        switch (random.nextInt(6)) {
            case 0 -> {
                if (isLeaf(lines[at]) && isLeaf(lines[at - 1])) {
                    String line = lines[at];
                    lines[at] = lines[at - 1];
                    lines[at - 1] = line;
                }
            }
            case 1 -> lines[at] = widened(lines[at], random);
            case 2 -> lines[at] = lines[at].replaceFirst(">0?(\\.[0-9]+)<", ">$1<");
            case 3 -> lines[at] = lines[at].replaceFirst(">([0-9]+)\\.0+<", ">$1.<");
            case 4 -> lines[at] = lines[at].replaceFirst(">([0-9]{17})[0-9X]<", ">$1x<");
            default -> lines[at] = damaged(lines[at], random);
        }
        return String.join("\n", lines);
    }

    private static boolean isLeaf(String line) {
        return line.matches("\\s*<(\\w+:)?\\w+>[^<]*</.*");
    }

    private static String widened(String line, SplittableRandom random) {
        StringBuilder wide = new StringBuilder(line);
        for (int i = line.indexOf('>'); i >= 0 && i < line.lastIndexOf('<'); i++) {
            char one = line.charAt(i);
            if (one >= '0' && one <= '9' && random.nextBoolean()) {
                wide.setCharAt(i, (char) (one + FULL_WIDTH));
            }
        }
        return wide.toString();
    }

    private static String damaged(String line, SplittableRandom random) {
        if (line.isEmpty()) {
            return line;
        }
        int at = random.nextInt(line.length());
        return random.nextBoolean()
                ? line.substring(0, at) + line.substring(at + 1)
                : line.substring(0, at) + "１" + line.substring(at);
    }

    /// Every value with its path, however it is written and wherever among its brothers it stands.
    private static List<String> values(byte[] text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        List<String> values = new ArrayList<>();
        try {
            collect("", builder.parse(new ByteArrayInputStream(text)).getDocumentElement(), values);
        } catch (SAXException broken) {
            throw new AssertionError("Repaired what is not well-formed", broken);
        }
        Collections.sort(values);
        return values;
    }

    private static void collect(String parent, Element element, List<String> values) {
        String path = parent + "/" + element.getNodeName();
        boolean leaf = true;
        for (Node one = element.getFirstChild(); one != null; one = one.getNextSibling()) {
            if (one instanceof Element child) {
                leaf = false;
                collect(path, child, values);
            }
        }
        if (leaf) {
            values.add(path + "=" + plain(element.getTextContent()));
        }
    }

    private static String plain(String value) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            plain.append(one >= '！' && one <= '～' ? (char) (one - FULL_WIDTH) : one);
        }
        return plain.toString()
                .replaceFirst("^([0-9]{17})x$", "$1X")
                .replaceFirst("^(-?)\\.", "$10.")
                .replaceFirst("^(-?[0-9]+)\\.$", "$1.0");
    }
}
