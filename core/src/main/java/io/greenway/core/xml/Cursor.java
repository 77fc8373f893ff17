package io.greenway.core.xml;

import io.greenway.core.spec.FaultCode;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/// The parser, seen as starts, texts and ends of elements. Comments and processing instructions
/// are passed over. Whatever the parser cannot read becomes a fault here and ends the reading.
final class Cursor {
    /// What the cursor stands on.
    enum Event {
        START,
        TEXT,
        END,
        FINISHED
    }

    private final Parsers parsers = Parsers.current();
    private final byte[] text;
    private final Findings findings;
    private final XmlLimits limits;
    private final Trail trail;
    private final int origin;
    private final XMLStreamReader2 parser;
    private int depth;
    private int elements;
    private int foreignNames;

    Cursor(byte[] text, XmlLimits limits, Findings findings, Trail trail) throws Halt {
        this.text = text;
        this.findings = findings;
        this.limits = limits;
        this.trail = trail;
        this.origin = Gate.afterByteOrderMark(text);
        this.parser = open();
    }

    private XMLStreamReader2 open() throws Halt {
        try {
            return parsers.parser(text, origin);
        } catch (XMLStreamException | RuntimeException unreadable) {
            throw notWellFormed(unreadable, origin);
        }
    }

    Event next() throws Halt {
        while (true) {
            switch (step()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    countElement();
                    return Event.START;
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    return Event.TEXT;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return Event.END;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    parsers.learned(foreignNames);
                    return Event.FINISHED;
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw refuse(FaultCode.NOT_WELL_FORMED, null);
                case XMLStreamConstants.DTD -> throw refuse(FaultCode.DTD_REFUSED, null);
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> countForeign(1);
                default -> {
                    // Comments say nothing to us.
                }
            }
        }
    }

    /// A broken text may also show as an unchecked exception of the parser; it is the text's
    /// fault all the same and must not bring the reader down.
    private int step() throws Halt {
        try {
            return parser.next();
        } catch (XMLStreamException | RuntimeException unreadable) {
            throw notWellFormed(unreadable, offset());
        }
    }

    private void countElement() throws Halt {
        if (++depth > limits.depth()) {
            throw refuse(FaultCode.TOO_DEEP, limits.depth() + " levels");
        }
        if (++elements > limits.elements()) {
            throw refuse(FaultCode.TOO_LARGE, limits.elements() + " elements");
        }
        countForeign(parser.getAttributeCount() + parser.getNamespaceCount());
    }

    /// Counts what no message defines. Every new name costs the parser memory for good.
    void countForeign(int names) throws Halt {
        foreignNames += names;
        if (foreignNames > limits.foreignNames()) {
            throw refuse(FaultCode.TOO_LARGE, limits.foreignNames() + " foreign names");
        }
    }

    private Halt refuse(FaultCode code, @Nullable String expected) throws Halt {
        findings.note(code, trail.path(), offset(), null, expected);
        return new Halt();
    }

    /// The parser's own words are not passed on: they may quote what is personal.
    private Halt notWellFormed(Exception unreadable, int seen) throws Halt {
        int offset = seen;
        if (unreadable instanceof XMLStreamException exception) {
            Location location = exception.getLocation();
            if (location != null && location.getCharacterOffset() >= 0) {
                offset = origin + location.getCharacterOffset();
            }
        }
        findings.note(FaultCode.NOT_WELL_FORMED, trail.path(), offset, null, null);
        return new Halt();
    }

    /// Offset in bytes where the current event starts. The parser counts the white space before
    /// the root element to its start; we do not.
    int offset() {
        int offset = origin + (int) parser.getLocationInfo().getStartingByteOffset();
        return depth == 1 ? afterWhiteSpace(offset) : offset;
    }

    /// Offset in bytes behind the current event.
    int end() throws Halt {
        try {
            return origin + (int) parser.getLocationInfo().getEndingByteOffset();
        } catch (XMLStreamException unreadable) {
            throw notWellFormed(unreadable, offset());
        }
    }

    /// Offset of the first visible character of the current text.
    int inkOffset() {
        return afterWhiteSpace(offset());
    }

    private int afterWhiteSpace(int from) {
        int at = from;
        while (at < text.length && text[at] >= 0 && text[at] <= ' ') {
            at++;
        }
        return at;
    }

    int depth() {
        return depth;
    }

    String name() {
        return parser.getLocalName();
    }

    String namespace() {
        String namespace = parser.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /// The parser itself, for what only one caller needs: attributes, prefixes, text.
    XMLStreamReader parser() {
        return parser;
    }

    int textLength() {
        return parser.getTextLength();
    }

    String text() {
        return parser.getText();
    }

    boolean isBlank() {
        char[] characters = parser.getTextCharacters();
        int start = parser.getTextStart();
        int end = start + parser.getTextLength();
        for (int at = start; at < end; at++) {
            if (characters[at] > ' ') {
                return false;
            }
        }
        return true;
    }

    /// Goes on to the end of the element whose start the cursor stands on.
    void skip() throws Halt {
        int outside = depth - 1;
        countForeign(1);
        while (depth > outside) {
            if (next() == Event.START) {
                countForeign(1);
            }
        }
    }
}
