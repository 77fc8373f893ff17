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
    private final Scan scan;
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
        this.scan = new Scan(text, findings);
        this.tag = new StartTag(scan);
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
        if (scan.startsWith(at, Escapes.ascii("<?xml")) && scan.isSpace(at + 5)) {
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
            throw scan.refuse(at);
        }
        return new CanonicalDocument(out.from(0), cuts, children, root, rootEnd);
    }

    private void declaration() throws Halt {
        int end = scan.after(Escapes.ascii("?>"), at);
        String declaration = new String(text, at, end - at, StandardCharsets.ISO_8859_1);
        if (!DECLARATION.matcher(declaration).matches()) {
            throw scan.refuse(at);
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
            if (scan.startsWith(at, COMMENT)) {
                comment();
            } else if (depth > 0 && scan.startsWith(at, CDATA)) {
                characterData();
            } else {
                throw scan.refuse(at - 1);
            }
        } else {
            startTag();
        }
    }

    private void startTag() throws Halt {
        int start = at;
        int nameStart = at + 1;
        int nameEnd = scan.name(nameStart);
        if ((depth == 0 && rootEnd >= 0) || nameEnd == nameStart) {
            throw scan.refuse(start);
        }
        int mark = scope.mark();
        boolean empty = tag.read(nameEnd);
        at = tag.end();
        if (!tag.isPlain() && !tag.resolve(scope)) {
            throw scan.refuse(start);
        }
        int colon = scan.colon(nameStart, nameEnd);
        byte[] uri = scope.uri(text, nameStart, colon < 0 ? nameStart : colon);
        if (uri == null || ++elements > limits.elements()) {
            throw scan.refuse(start);
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
                throw scan.refuse(start);
            }
            cutDepth = depth;
            cutStart = start;
            cutOut = out.length();
        }
        xmlAttributes |= tag.hasXmlAttribute();
    }

    private void endTag() throws Halt {
        int start = at;
        int nameStart = at + 2;
        int nameEnd = scan.name(nameStart);
        int close = scan.afterSpace(nameEnd);
        if (close >= text.length || text[close] != '>' || depth == 0) {
            throw scan.refuse(start);
        }
        at = close + 1;
        end(nameStart, nameEnd, start);
    }

    private void end(int nameStart, int nameEnd, int tagStart) throws Halt {
        depth--;
        int opened = open[3 * depth];
        int openedEnd = open[3 * depth + 1];
        if (!Arrays.equals(text, opened, openedEnd, text, nameStart, nameEnd)) {
            throw scan.refuse(tagStart);
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
            if (depth == 0 && !scan.isSpace(at)) {
                throw scan.refuse(at);
            }
            if (!scan.isCharacter(at)) {
                throw scan.refuse(at);
            }
            if (value == '&') {
                out.add(text, run, at);
                int after = scan.reference(at);
                Escapes.inText(Escapes.referred(text, at, after), out);
                at = after;
                run = at;
            } else if (value == '>') {
                if (at - run >= 2 && text[at - 1] == ']' && text[at - 2] == ']') {
                    throw scan.refuse(at);
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
            throw scan.refuse(run);
        }
    }

    private boolean hasInk(int run) {
        for (int index = run; index < at; index++) {
            if (!scan.isSpace(index)) {
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
        int end = scan.after(Escapes.ascii("]]>"), at) - 3;
        at += CDATA.length;
        while (at < end) {
            byte value = text[at];
            if (!scan.isCharacter(at)) {
                throw scan.refuse(at);
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
        int end = scan.after(Escapes.ascii("--"), at + COMMENT.length);
        if (end >= text.length || text[end] != '>') {
            throw scan.refuse(at);
        }
        for (int index = at; index < end; index++) {
            if (!scan.isCharacter(index)) {
                throw scan.refuse(index);
            }
        }
        at = end + 1;
    }

    private void instruction() throws Halt {
        int start = at;
        int targetEnd = scan.name(at + 2);
        int end = scan.after(Escapes.ascii("?>"), targetEnd) - 2;
        String target = new String(text, at + 2, targetEnd - at - 2, StandardCharsets.UTF_8);
        int data = scan.afterSpace(targetEnd);
        boolean parted = data > targetEnd || data == end;
        if (target.isEmpty() || target.contains(":") || target.equalsIgnoreCase("xml") || !parted) {
            throw scan.refuse(start);
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
            if (!scan.isCharacter(at)) {
                throw scan.refuse(at);
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
}
