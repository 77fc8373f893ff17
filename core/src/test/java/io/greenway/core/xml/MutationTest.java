package io.greenway.core.xml;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.spec.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Valid messages with random damage: the reader always answers, and what it accepts it can
/// write and read again.
class MutationTest {
    private static final int CASES = 20_000;
    private static final long SEED = Long.getLong("greenway.seed", 20261122L);
    private static final byte[] PLAIN = Samples.bytes("0123456789abcXYZ .-/<>&:");
    private static final byte[][] PARTS =
            Samples.strings(
                    "<",
                    ">",
                    "&",
                    "</",
                    "/>",
                    "'",
                    "\"",
                    "]]>",
                    "<!--",
                    "-->",
                    "<![CDATA[",
                    "<?",
                    "&#0;",
                    "&#x10FFFF;",
                    "&lt;",
                    "\0",
                    "\uFFFF",
                    "\uFEFF",
                    "=",
                    " xmlns=''",
                    " a='b'",
                    "𠮷",
                    "ceb:",
                    "xmlns:ceb",
                    "<!DOCTYPE a>");

    @Test
    void damageNeverBringsTheReaderDown() {
        List<byte[]> files =
                Samples.types()
                        .flatMap(
                                type ->
                                        Arrays.stream(XmlWriter.Style.values())
                                                .map(style -> Samples.valid(type, style)))
                        .map(Samples::bytes)
                        .toList();
        for (int number = 0; number < CASES; number++) {
            SplittableRandom random = new SplittableRandom(SEED + number);
            byte[] text = files.get(random.nextInt(files.size()));
            for (int damage = random.nextInt(1, 4); damage > 0; damage--) {
                text = damaged(text, random);
            }
            try {
                check(text);
            } catch (RuntimeException | AssertionError broken) {
                String shown = new String(text, StandardCharsets.UTF_8);
                throw new AssertionError("greenway.seed=" + (SEED + number) + "\n" + shown, broken);
            }
        }
    }

    /// Most small damage leaves nothing plain; of that which does, the two ways must say the same.
    @Test
    void whatIsReadPlainlyIsReadThoroughlyAsTheSame() {
        int plainly = 0;
        List<byte[]> files = plainFiles();
        require(files.size() >= 6, "only " + files.size() + " of the files are read plainly");
        for (byte[] file : files) {
            for (int number = 0; number < CASES / 20; number++) {
                SplittableRandom random = new SplittableRandom(SEED + number);
                byte[] text = random.nextBoolean() ? damaged(file, random) : other(file, random);
                try {
                    plainly += checkPlain(text) ? 1 : 0;
                } catch (RuntimeException | AssertionError broken) {
                    String shown = new String(text, StandardCharsets.UTF_8);
                    throw new AssertionError(
                            "greenway.seed=" + (SEED + number) + "\n" + shown, broken);
                }
            }
        }
        require(plainly > CASES / 40, "only " + plainly + " damaged texts were read plainly");
    }

    private static List<byte[]> plainFiles() {
        return Samples.types()
                .map(type -> Samples.bytes(Samples.valid(type, XmlWriter.Style.PREFIXED)))
                .filter(text -> Samples.READER.readPlainly(text) != null)
                .toList();
    }

    private static boolean checkPlain(byte[] text) {
        Object plain = Samples.READER.readPlainly(text);
        if (plain == null) {
            return false;
        }
        Outcome<Message> thorough = Samples.READER.readThoroughly(text);
        require(
                thorough.equals(new Outcome.Accepted<>((Message) plain, List.of())),
                "the thorough way says " + thorough);
        return true;
    }

    private static void check(byte[] text) {
        checkPlain(text);
        switch (Samples.READER.read(text)) {
            case Outcome.Accepted<Message>(Message message, List<Fault> remarks) -> {
                if (!remarks.isEmpty()) {
                    return; // A receipt outside the schema is read, but not written again.
                }
                byte[] written =
                        XmlWriter.write((Record) message, XmlWriter.Style.DEFAULT_NAMESPACE);
                require(Samples.accepted(written).equals(message), "comes back changed");
            }
            case Outcome.Refused<Message>(List<Fault> faults) -> {
                require(!faults.isEmpty(), "refused for nothing");
                require(faults.size() <= XmlLimits.DEFAULT.faults() + 1, "too many faults");
                for (Fault fault : faults) {
                    Place place = fault.place();
                    require(place.line() > 0 && place.column() > 0, "no place");
                    require(place.path().startsWith("/"), "no path");
                }
            }
        }
    }

    /// Plain, because it runs a million times.
    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static byte[] damaged(byte[] text, SplittableRandom random) {
        int at = random.nextInt(text.length + 1);
        int length = Math.min(random.nextInt(60), text.length - at);
        byte[] part = PARTS[random.nextInt(PARTS.length)];
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(text, Math.max(1, at));
            case 1 -> joined(text, at, Arrays.copyOfRange(text, at, at + length), at);
            case 2 -> joined(text, at, new byte[0], at + length);
            case 3 -> joined(text, at, part, at);
            case 4 -> joined(text, at, part, at + length);
            default -> {
                byte[] flipped = text.clone();
                flipped[Math.min(at, text.length - 1)] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
        };
    }

    /// The text with one letter or digit in place of another, which may well leave it valid.
    private static byte[] other(byte[] text, SplittableRandom random) {
        byte[] changed = text.clone();
        int at = random.nextInt(text.length);
        while (!Character.isLetterOrDigit(changed[at])) {
            at = (at + 1) % text.length;
        }
        changed[at] = PLAIN[random.nextInt(PLAIN.length)];
        return changed;
    }

    private static byte[] joined(byte[] text, int end, byte[] part, int start) {
        byte[] result = Arrays.copyOf(text, end + part.length + text.length - start);
        System.arraycopy(part, 0, result, end, part.length);
        System.arraycopy(text, start, result, end + part.length, text.length - start);
        return result;
    }
}
