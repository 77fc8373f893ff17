package io.greenway.core.xml;

import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.CanonicalDocument.Child;
import io.greenway.core.xml.CanonicalDocument.Cut;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Inclusive Canonical XML 1.0 without comments (REC-xml-c14n-20010315), made in one pass over the
/// bytes of a document. It holds the text to the rules of well-formed XML with namespaces while it
/// walks, so that no two readers can see two documents in it, and refuses what it does not know.
public final class Canonicaliser {
    private static final Pattern DECLARATION =
            Pattern.compile(
                    "<\\?xml\\s+version\\s*=\\s*(\"1\\.0\"|'1\\.0')"
                            + "(\\s+encoding\\s*=\\s*(\"[-\\w.]+\"|'[-\\w.]+'))?"
                            + "(\\s+standalone\\s*=\\s*(\"(yes|no)\"|'(yes|no)'))?\\s*\\?>");
    private static final byte[] COMMENT = Escapes.ascii("!--");
    private static final byte[] CDATA = Escapes.ascii("![CDATA[");

    private final byte[] text;
    private final XmlLimits limits;
    private final Findings findings;
    private final byte[] cutNamespace;
    private final byte[] cutName;
    private final Bytes out;
    private final Scope scope = new Scope();
    private final StartTag tag;
    private final List<Cut> cuts = new ArrayList<>();
    private final List<Child> children = new ArrayList<>();
    private int at;
    private int depth;
    private int elements;
    private int rootEnd = -1;
    private String root = "";

    /// For each open element: start and end of its name, and the mark of its scope.
    private int[] open = new int[96];

    private int cutDepth = -1;
    private int cutStart;
    private int cutOut;
    private boolean xmlAttributes;

    private Canonicaliser(byte[] text, String namespace, String name, XmlLimits limits) {
        this.text = text;
        this.limits = limits;
        this.findings = new Findings(text, limits);
        this.cutNamespace = namespace.getBytes(StandardCharsets.UTF_8);
        this.cutName = name.getBytes(StandardCharsets.UTF_8);
        this.out = new Bytes(text.length + 64);
        this.tag = new StartTag(text);
    }

    /// The canonical form of a document.
    ///
    /// @param text in UTF-8
    /// @param namespace namespace of the elements to take out
    /// @param name their local name; empty takes none out
    public static Outcome<CanonicalDocument> read(byte[] text, String namespace, String name) {
        Canonicaliser canonicaliser = new Canonicaliser(text, namespace, name, XmlLimits.DEFAULT);
        try {
            return new Outcome.Accepted<>(canonicaliser.document(), List.of());
        } catch (Halt _) {
            return new Outcome.Refused<>(canonicaliser.findings.faults());
        }
    }

    private CanonicalDocument document() throws Halt {
        new Gate(text, limits, findings).pass();
        at = Gate.afterByteOrderMark(text);
        if (startsWith(Escapes.ascii("<?xml")) && isSpace(at + 5)) {
            declaration();
        }
        while (at < text.length) {
            if (text[at] == '<') {
                markup();
            } else {
                characters();
            }
        }
        if (depth > 0 || rootEnd < 0) {
            throw refuse(at);
        }
        return new CanonicalDocument(out.from(0), cuts, children, root, rootEnd);
    }

    private void declaration() throws Halt {
        int end = after(Escapes.ascii("?>"), at);
        String declaration = new String(text, at, end - at, StandardCharsets.ISO_8859_1);
        if (!DECLARATION.matcher(declaration).matches()) {
            throw refuse(at);
        }
        at = end;
    }

    private void markup() throws Halt {
        int next = at + 1 < text.length ? text[at + 1] : -1;
        if (next == '/') {
            endTag();
        } else if (next == '?') {
            instruction();
        } else if (next == '!') {
            at++;
            if (startsWith(COMMENT)) {
                comment();
            } else if (depth > 0 && startsWith(CDATA)) {
                characterData();
            } else {
                throw refuse(at - 1);
            }
        } else {
            startTag();
        }
    }

    private void startTag() throws Halt {
        int start = at;
        int nameStart = at + 1;
        int nameEnd = name(nameStart);
        if ((depth == 0 && rootEnd >= 0) || nameEnd == nameStart) {
            throw refuse(start);
        }
        int mark = scope.mark();
        tag.clear();
        boolean empty = attributes(nameEnd);
        if (!tag.isPlain() && !tag.resolve(scope)) {
            throw refuse(start);
        }
        int colon = colon(nameStart, nameEnd);
        byte[] uri = scope.uri(text, nameStart, colon < 0 ? nameStart : colon);
        if (uri == null || ++elements > limits.elements()) {
            throw refuse(start);
        }
        int local = colon < 0 ? nameStart : colon + 1;
        begin(start, local, nameEnd, uri);
        boolean alone = cutDepth == depth;
        out.add('<');
        out.add(text, nameStart, nameEnd);
        if (!tag.isPlain() || alone) {
            tag.write(alone ? scope.inForce() : null, out);
        }
        out.add('>');
        push(nameStart, nameEnd, mark);
        if (empty) {
            end(nameStart, nameEnd, start);
        }
    }

    /// What is to be known of an element before its tag is written.
    private void begin(int start, int local, int nameEnd, byte[] uri) throws Halt {
        String name = "";
        if (depth <= 1) {
            name = new String(text, local, nameEnd - local, StandardCharsets.UTF_8);
        }
        if (depth == 0) {
            root = name;
        } else if (depth == 1) {
            children.add(new Child(name, start));
        }
        boolean cut =
                cutDepth < 0
                        && Arrays.equals(cutName, 0, cutName.length, text, local, nameEnd)
                        && Arrays.equals(cutNamespace, uri);
        if (cut) {
            if (xmlAttributes) {
                throw refuse(start);
            }
            cutDepth = depth;
            cutStart = start;
            cutOut = out.length();
        }
        xmlAttributes |= tag.hasXmlAttribute();
    }

    /// Reads attributes up to the end of the tag; tells whether it is that of an empty element.
    private boolean attributes(int from) throws Halt {
        int cursor = from;
        while (true) {
            int spaced = afterSpace(cursor);
            if (spaced >= text.length) {
                throw refuse(cursor);
            }
            if (text[spaced] == '>') {
                at = spaced + 1;
                return false;
            }
            if (text[spaced] == '/') {
                if (spaced + 1 >= text.length || text[spaced + 1] != '>') {
                    throw refuse(spaced);
                }
                at = spaced + 2;
                return true;
            }
            if (spaced == cursor) {
                throw refuse(cursor);
            }
            cursor = attribute(spaced);
        }
    }

    private int attribute(int start) throws Halt {
        int nameEnd = name(start);
        int equals = afterSpace(nameEnd);
        if (nameEnd == start || equals >= text.length || text[equals] != '=') {
            throw refuse(start);
        }
        int quoteAt = afterSpace(equals + 1);
        byte quote = quoteAt < text.length ? text[quoteAt] : 0;
        if (quote != '"' && quote != '\'') {
            throw refuse(quoteAt);
        }
        int end = quoteAt + 1;
        while (end < text.length && text[end] != quote) {
            byte value = text[end];
            if (value == '<' || !isCharacter(end)) {
                throw refuse(end);
            }
            if (value == '&') {
                end = reference(end);
            } else {
                end++;
            }
        }
        if (end >= text.length) {
            throw refuse(quoteAt);
        }
        tag.attribute(start, colon(start, nameEnd), nameEnd, quoteAt + 1, end);
        return end + 1;
    }

    /// Offset behind a reference, once it is known to name a character.
    private int reference(int ampersand) throws Halt {
        int after = Escapes.afterReference(text, ampersand);
        if (after < 0 || Escapes.referred(text, ampersand, after) < 0) {
            throw refuse(ampersand);
        }
        return after;
    }

    private void endTag() throws Halt {
        int start = at;
        int nameStart = at + 2;
        int nameEnd = name(nameStart);
        int close = afterSpace(nameEnd);
        if (close >= text.length || text[close] != '>' || depth == 0) {
            throw refuse(start);
        }
        at = close + 1;
        end(nameStart, nameEnd, start);
    }

    private void end(int nameStart, int nameEnd, int tagStart) throws Halt {
        depth--;
        int opened = open[3 * depth];
        int openedEnd = open[3 * depth + 1];
        if (!Arrays.equals(text, opened, openedEnd, text, nameStart, nameEnd)) {
            throw refuse(tagStart);
        }
        scope.release(open[3 * depth + 2]);
        out.add('<');
        out.add('/');
        out.add(text, opened, openedEnd);
        out.add('>');
        if (depth == 0) {
            rootEnd = tagStart;
        }
        if (depth == cutDepth) {
            cuts.add(new Cut(out.from(cutOut), depth, cutStart, at));
            out.cutBackTo(cutOut);
            cutDepth = -1;
        }
    }

    private void push(int nameStart, int nameEnd, int mark) throws Halt {
        if (depth >= limits.depth()) {
            findings.note(FaultCode.TOO_DEEP, "/", nameStart - 1, null, limits.depth() + " levels");
            throw new Halt();
        }
        if (3 * depth + 3 > open.length) {
            open = Arrays.copyOf(open, 2 * open.length);
        }
        open[3 * depth] = nameStart;
        open[3 * depth + 1] = nameEnd;
        open[3 * depth + 2] = mark;
        depth++;
    }

    /// Text up to the next tag. Outside the root there is only white space, and it says nothing.
    private void characters() throws Halt {
        int run = at;
        while (at < text.length && text[at] != '<') {
            byte value = text[at];
            if (value > '>' || value == ' ' || value == '\n' || (value >= '\'' && value < '<')) {
                at++;
                continue;
            }
            if (depth == 0 && !isSpace(at)) {
                throw refuse(at);
            }
            if (!isCharacter(at)) {
                throw refuse(at);
            }
            if (value == '&') {
                out.add(text, run, at);
                int after = reference(at);
                Escapes.inText(Escapes.referred(text, at, after), out);
                at = after;
                run = at;
            } else if (value == '>') {
                if (at - run >= 2 && text[at - 1] == ']' && text[at - 2] == ']') {
                    throw refuse(at);
                }
                out.add(text, run, at);
                out.add(Escapes.GREATER);
                run = ++at;
            } else if (value == '\r' && depth > 0) {
                out.add(text, run, at);
                run = afterLineEnd();
            } else {
                at++;
            }
        }
        if (depth > 0) {
            out.add(text, run, at);
        } else if (hasInk(run)) {
            throw refuse(run);
        }
    }

    private boolean hasInk(int run) {
        for (int index = run; index < at; index++) {
            if (!isSpace(index)) {
                return true;
            }
        }
        return false;
    }

    /// Writes a line end as a line feed, which is what every parser makes of it.
    private int afterLineEnd() {
        out.add('\n');
        at++;
        if (at < text.length && text[at] == '\n') {
            at++;
        }
        return at;
    }

    private void characterData() throws Halt {
        int end = after(Escapes.ascii("]]>"), at) - 3;
        at += CDATA.length;
        while (at < end) {
            byte value = text[at];
            if (!isCharacter(at)) {
                throw refuse(at);
            }
            if (value == '\r') {
                at = afterLineEnd();
            } else {
                if (value >= 0) {
                    Escapes.inText(value, out);
                } else {
                    out.add(value);
                }
                at++;
            }
        }
        at = end + 3;
    }

    private void comment() throws Halt {
        int end = after(Escapes.ascii("--"), at + COMMENT.length);
        if (end >= text.length || text[end] != '>') {
            throw refuse(at);
        }
        for (int index = at; index < end; index++) {
            if (!isCharacter(index)) {
                throw refuse(index);
            }
        }
        at = end + 1;
    }

    private void instruction() throws Halt {
        int start = at;
        int targetEnd = name(at + 2);
        int end = after(Escapes.ascii("?>"), targetEnd) - 2;
        String target = new String(text, at + 2, targetEnd - at - 2, StandardCharsets.UTF_8);
        int data = afterSpace(targetEnd);
        boolean parted = data > targetEnd || data == end;
        if (target.isEmpty() || target.contains(":") || target.equalsIgnoreCase("xml") || !parted) {
            throw refuse(start);
        }
        if (depth == 0 && rootEnd >= 0) {
            out.add('\n');
        }
        out.add('<');
        out.add('?');
        out.add(text, start + 2, targetEnd);
        if (data < end) {
            out.add(' ');
        }
        for (at = data; at < end; ) {
            if (!isCharacter(at)) {
                throw refuse(at);
            }
            if (text[at] == '\r') {
                out.add('\n');
                at += at + 1 < end && text[at + 1] == '\n' ? 2 : 1;
            } else {
                out.add(text[at++]);
            }
        }
        out.add('?');
        out.add('>');
        if (depth == 0 && rootEnd < 0) {
            out.add('\n');
        }
        at = end + 2;
    }

    /// Offset behind a name; the same offset when none starts there. Names beyond ASCII are taken
    /// as they are.
    private int name(int from) {
        int end = from;
        while (end < text.length && isNameCharacter(text[end], end == from)) {
            end++;
        }
        return end;
    }

    private static boolean isNameCharacter(byte value, boolean first) {
        return (value >= 'a' && value <= 'z')
                || (value >= 'A' && value <= 'Z')
                || value < 0
                || value == '_'
                || (!first && (value == ':' || value == '-' || value == '.'))
                || (!first && value >= '0' && value <= '9');
    }

    /// Offset of the colon between prefix and local name, or -1.
    private int colon(int start, int end) throws Halt {
        int colon = -1;
        for (int index = start; index < end; index++) {
            if (text[index] == ':') {
                boolean local = index + 1 < end && isNameCharacter(text[index + 1], true);
                if (colon >= 0 || index == start || !local) {
                    throw refuse(start);
                }
                colon = index;
            }
        }
        return colon;
    }

    /// Whether XML can carry the character that starts here; what follows its first byte was
    /// checked with the encoding.
    private boolean isCharacter(int index) {
        byte value = text[index];
        if (value >= 0) {
            return value >= ' ' || value == '\n' || value == '\t' || value == '\r';
        }
        return value != (byte) 0xEF
                || text[index + 1] != (byte) 0xBF
                || (text[index + 2] & 0xFF) < 0xBE;
    }

    private boolean isSpace(int index) {
        if (index >= text.length) {
            return false;
        }
        byte value = text[index];
        return value == ' ' || value == '\n' || value == '\t' || value == '\r';
    }

    private int afterSpace(int from) {
        int cursor = from;
        while (isSpace(cursor)) {
            cursor++;
        }
        return cursor;
    }

    private boolean startsWith(byte[] expected) {
        int end = at + expected.length;
        return end <= text.length && Arrays.equals(text, at, end, expected, 0, expected.length);
    }

    private int after(byte[] end, int from) throws Halt {
        for (int index = from; index + end.length <= text.length; index++) {
            if (Arrays.equals(text, index, index + end.length, end, 0, end.length)) {
                return index + end.length;
            }
        }
        throw refuse(from);
    }

    private Halt refuse(int offset) throws Halt {
        findings.note(FaultCode.NOT_WELL_FORMED, "/", Math.min(offset, text.length), null, null);
        return new Halt();
    }
}
