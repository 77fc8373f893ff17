package io.greenway.core.xml;

import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Fragment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;

/// Reads, straight from the bytes, what is written plainly: every element in its place, without
/// attributes but the root's, comments, references or sections. That is nearly every message, and
/// it costs a fraction of the way through the parser. It takes nothing that [Reading] would not
/// take as the same record and without a finding; at anything else it gives up, and [Reading] says
/// what there is to say.
final class PlainReading {
    private static final byte[] DECLARATION = ascii("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    private static final byte[] NO_BYTES = {};

    /// No name or attribute takes fewer bytes, so a piece holds at most so many of them.
    private static final int SMALLEST_NAME = 4;

    private final byte[] text;
    private final XmlLimits limits;
    private final IdentityHashMap<Plan, Latest> latest = new IdentityHashMap<>();
    private int at;
    private int depth;
    private int elements;
    private int foreignNames;
    private byte[] prefix = NO_BYTES;

    /// The value last read of each element of a record, and where it stood. The documents of one
    /// message say many things alike: what is written as before is the same value again, and
    /// costs neither time nor memory.
    private static final class Latest {
        private final int[] start;
        private final int[] end;
        private final @Nullable Object[] value;

        Latest(int size) {
            start = new int[size];
            end = new int[size];
            value = new @Nullable Object[size];
        }
    }

    private PlainReading(byte[] text, XmlLimits limits) {
        this.text = text;
        this.limits = limits;
    }

    /// The message; null when it is not written plainly.
    static @Nullable Object read(byte[] text, Map<String, RootPlan> roots, XmlLimits limits) {
        if (text.length > limits.bytes() || Utf8.firstInvalid(text) >= 0) {
            return null;
        }
        return new PlainReading(text, limits).document(roots);
    }

    private @Nullable Object document(Map<String, RootPlan> roots) {
        if (startsWith(DECLARATION)) {
            at = DECLARATION.length;
        }
        skipSpace();
        if (byteAt(at) != '<') {
            return null;
        }
        int start = ++at;
        while (isNameByte(byteAt(at))) {
            at++;
        }
        String name = string(start, at);
        int colon = name.indexOf(':');
        RootPlan root = roots.get(name.substring(colon + 1));
        if (root == null || !prefixes(colon < 0 ? "" : name.substring(0, colon))) {
            return null;
        }
        Plan plan = root.plan();
        @Nullable Object[] values = values(plan);
        if (!attributes(plan, root.namespace(), values) || !enter()) {
            return null;
        }
        Object message = content(plan, values, root.element());
        skipSpace();
        return at == text.length ? message : null;
    }

    private boolean prefixes(String found) {
        prefix = found.isEmpty() ? NO_BYTES : ascii(found + ":");
        return !found.startsWith("xml") && found.indexOf(':') < 0;
    }

    private static @Nullable Object[] values(Plan plan) {
        return new @Nullable Object[plan.attributes().size() + plan.elements().size()];
    }

    /// The attributes of the root, up to the end of its tag: those of the plan, each once, and the
    /// declaration of the prefix that all elements have.
    private boolean attributes(Plan plan, String namespace, @Nullable Object[] values) {
        String declares =
                prefix.length == 0
                        ? "xmlns"
                        : "xmlns:"
                                + new String(
                                        prefix, 0, prefix.length - 1, StandardCharsets.US_ASCII);
        boolean declared = false;
        boolean instance = false;
        int count = 0;
        while (byteAt(at) != '>') {
            if (!isSpace(byteAt(at)) || ++count > limits.attributes()) {
                return false;
            }
            skipSpace();
            if (byteAt(at) == '>') {
                count--;
                break;
            }
            int start = at;
            while (isNameByte(byteAt(at))) {
                at++;
            }
            String name = string(start, at);
            String value = quoted();
            if (value == null) {
                return false;
            } else if (name.equals(declares)) {
                if (declared || !value.equals(namespace)) {
                    return false;
                }
                declared = true;
            } else if (name.equals("xmlns:xsi")) {
                if (instance || !value.equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)) {
                    return false;
                }
                instance = true;
            } else if (!attribute(plan, name, value, values)) {
                return false;
            }
        }
        at++;
        foreignNames = count;
        for (int index = 0; index < plan.attributes().size(); index++) {
            if (values[index] == null) {
                return false;
            }
        }
        return declared;
    }

    private static boolean attribute(
            Plan plan, String name, String value, @Nullable Object[] values) {
        for (int index = 0; index < plan.attributes().size(); index++) {
            Plan.Leaf attribute = plan.attributes().get(index);
            if (attribute.name().equals(name) && values[index] == null) {
                Object read = attribute.form().read(value);
                values[index] = read;
                return !(read instanceof FaultCode);
            }
        }
        return false;
    }

    /// A value in quotes behind the sign of equality, in plain ASCII; null for any other.
    private @Nullable String quoted() {
        byte quote = byteAt(at + 1);
        if (byteAt(at) != '=' || (quote != '"' && quote != '\'')) {
            return null;
        }
        int start = at + 2;
        int end = start;
        while (end < text.length && text[end] != quote) {
            byte value = text[end++];
            if (value < ' ' || value == '<' || value == '&') {
                return null;
            }
        }
        at = end + 1;
        return string(start, Math.min(end, text.length));
    }

    /// What stands between the tags of an element, up to and with its end tag; null when it is not
    /// plain.
    private @Nullable Object content(Plan plan, @Nullable Object[] values, String name) {
        int first = plan.attributes().size();
        Latest before = latest.computeIfAbsent(plan, of -> new Latest(of.elements().size()));
        int index = 0;
        int count = 0;
        while (true) {
            skipSpace();
            if (byteAt(at) != '<') {
                return null;
            }
            if (byteAt(at + 1) == '/') {
                break;
            }
            int found = next(plan, index);
            if (found < 0) {
                return null;
            }
            if (found != index) {
                if (!maySkip(plan, index, found, count)) {
                    return null;
                }
                index = found;
                count = 0;
            }
            Plan.Element element = plan.elements().get(found);
            if (++count > element.max()
                    || !element(element, values, first + found, before, found)) {
                return null;
            }
        }
        boolean whole = maySkip(plan, index, plan.elements().size(), count);
        return whole && ends(name) ? plan.construct(values) : null;
    }

    /// Index of the element whose tag starts here, at or behind an index; -1 when there is none.
    private int next(Plan plan, int from) {
        for (int index = from; index < plan.elements().size(); index++) {
            Plan.Element element = plan.elements().get(index);
            if (element instanceof Plan.Piece ? isPiece(element.name()) : opens(element.name())) {
                return index;
            }
        }
        return -1;
    }

    /// Whether the elements between two indexes may be absent, the first one having come so often.
    private static boolean maySkip(Plan plan, int from, int to, int count) {
        for (int index = from; index < to; index++) {
            if (plan.elements().get(index).min() > (index == from ? count : 0)) {
                return false;
            }
        }
        return true;
    }

    private boolean element(
            Plan.Element element, @Nullable Object[] values, int slot, Latest before, int index) {
        Object value =
                switch (element) {
                    case Plan.Leaf leaf -> leaf(leaf, before, index);
                    case Plan.Branch branch -> branch(branch);
                    case Plan.Piece piece -> piece(piece);
                };
        if (value == null) {
            return false;
        }
        values[slot] = element.max() == 1 ? value : added(values[slot], value);
        return true;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> added(@Nullable Object list, Object value) {
        List<Object> items = list == null ? new ArrayList<>() : (List<Object>) list;
        items.add(value);
        return items;
    }

    private @Nullable Object branch(Plan.Branch branch) {
        at += 1 + prefix.length + branch.name().length();
        if (text[at++] != '>' || !enter() || !branch.plan().attributes().isEmpty()) {
            return null;
        }
        return content(branch.plan(), values(branch.plan()), branch.name());
    }

    private @Nullable Object leaf(Plan.Leaf leaf, Latest before, int index) {
        at += 1 + prefix.length + leaf.name().length();
        if (!enter()) {
            return null;
        }
        if (text[at] == '/') {
            at += 2;
            depth--;
            return byteAt(at - 1) == '>' ? value(leaf, "") : null;
        }
        int start = ++at;
        int length = before.end[index] - before.start[index];
        if (before.value[index] != null && isTextAgain(before.start[index], length)) {
            at += length;
            return ends(leaf.name()) ? before.value[index] : null;
        }
        String written = text();
        int end = at;
        if (written == null || !ends(leaf.name())) {
            return null;
        }
        Object value = value(leaf, written);
        before.start[index] = start;
        before.end[index] = end;
        before.value[index] = value;
        return value;
    }

    /// Whether the text that stands here up to the next tag stood there before.
    private boolean isTextAgain(int start, int length) {
        return byteAt(at + length) == '<'
                && Arrays.equals(text, at, at + length, text, start, start + length);
    }

    private static @Nullable Object value(Plan.Leaf leaf, String written) {
        if (written.length() > leaf.form().longest()) {
            return null;
        }
        Object read = leaf.form().read(written);
        return read instanceof FaultCode ? null : read;
    }

    /// Text up to the next tag; null when the parser would change any of it, or refuse it.
    private @Nullable String text() {
        int start = at;
        int signs = 0;
        while (at < text.length) {
            byte value = text[at];
            if (value == '<') {
                return signs >= 0
                        ? string(start, at)
                        : new String(text, start, at - start, StandardCharsets.UTF_8);
            }
            if (value == '&' || (value >= 0 && value < ' ') || isUnfit(value, start)) {
                return null;
            }
            signs |= value;
            at++;
        }
        return null;
    }

    /// The end of a section outside of one, and what XML has no character for.
    private boolean isUnfit(byte value, int start) {
        return (value == '>' && at - 2 >= start && text[at - 1] == ']' && text[at - 2] == ']')
                || (value == (byte) 0xEF
                        && text[at + 1] == (byte) 0xBF
                        && (text[at + 2] & 0xFF) >= 0xBE);
    }

    /// A piece of another vocabulary is read by the parser, out of the rest of the text. One that
    /// needs a prefix from outside is not plain.
    private @Nullable Fragment piece(Plan.Piece piece) {
        if (prefix.length == 0) {
            return null;
        }
        byte[] rest = Arrays.copyOfRange(text, at, text.length);
        XmlLimits inside = limits.within(depth);
        Findings findings = new Findings(rest, inside);
        Trail trail = new Trail();
        try {
            Cursor cursor = new Cursor(rest, inside, findings, trail);
            cursor.next();
            if (!cursor.namespace().equals(piece.namespace())) {
                return null;
            }
            Fragment fragment = new FragmentReading(cursor, inside, findings, trail).read();
            int length = cursor.end();
            at += length;
            foreignNames += length / SMALLEST_NAME;
            elements += length / SMALLEST_NAME;
            boolean fits = foreignNames <= limits.foreignNames() && elements <= limits.elements();
            return fits && findings.faults().isEmpty() ? fragment : null;
        } catch (Halt _) {
            return null;
        }
    }

    /// Counts an element that starts.
    private boolean enter() {
        return ++depth <= limits.depth() && ++elements <= limits.elements();
    }

    /// Whether the start tag of an element of this name stands here, without attributes.
    private boolean opens(String name) {
        int end = at + 1 + prefix.length + name.length();
        if (end >= text.length || (text[end] != '>' && text[end] != '/')) {
            return false;
        }
        return isPrefix(at + 1) && isName(name, at + 1 + prefix.length);
    }

    private boolean isPiece(String name) {
        int end = at + 1;
        int local = end;
        while (isNameByte(byteAt(end))) {
            if (text[end++] == ':') {
                local = end;
            }
        }
        return end - local == name.length() && isName(name, local);
    }

    /// Goes behind the end tag of an element, when it is the one.
    private boolean ends(String name) {
        int end = at + 2 + prefix.length + name.length();
        boolean here =
                end < text.length
                        && text[at + 1] == '/'
                        && text[end] == '>'
                        && isPrefix(at + 2)
                        && isName(name, at + 2 + prefix.length);
        at = end + 1;
        depth--;
        return here;
    }

    private boolean isPrefix(int from) {
        for (int index = 0; index < prefix.length; index++) {
            if (text[from + index] != prefix[index]) {
                return false;
            }
        }
        return true;
    }

    private boolean isName(String name, int from) {
        for (int index = 0; index < name.length(); index++) {
            if (text[from + index] != name.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWith(byte[] expected) {
        return text.length >= expected.length
                && Arrays.equals(text, 0, expected.length, expected, 0, expected.length);
    }

    private void skipSpace() {
        while (isSpace(byteAt(at))) {
            at++;
        }
    }

    /// The byte at an offset; 0 behind the end, which no plain text holds.
    private byte byteAt(int offset) {
        return offset < text.length ? text[offset] : 0;
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\t' || value == '\r';
    }

    private static boolean isNameByte(byte value) {
        return (value >= 'a' && value <= 'z')
                || (value >= 'A' && value <= 'Z')
                || (value >= '0' && value <= '9')
                || value == ':';
    }

    /// ASCII, as it stands.
    private String string(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
