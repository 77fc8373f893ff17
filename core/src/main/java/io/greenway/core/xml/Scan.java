package io.greenway.core.xml;

import io.greenway.core.spec.FaultCode;
import java.util.Arrays;

/// The bytes of a document, and what stands where in them.
final class Scan {
    final byte[] text;
    private final Findings findings;

    Scan(byte[] text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    /// Offset behind a reference, once it is known to name a character.
    int reference(int ampersand) throws Halt {
        int after = Escapes.afterReference(text, ampersand);
        if (after < 0 || Escapes.referred(text, ampersand, after) < 0) {
            throw refuse(ampersand);
        }
        return after;
    }

    /// Offset behind a name; the same offset when none starts there. Names beyond ASCII are taken
    /// as they are.
    int name(int from) {
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
    int colon(int start, int end) throws Halt {
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
    boolean isCharacter(int index) {
        byte value = text[index];
        if (value >= 0) {
            return value >= ' ' || value == '\n' || value == '\t' || value == '\r';
        }
        return value != (byte) 0xEF
                || text[index + 1] != (byte) 0xBF
                || (text[index + 2] & 0xFF) < 0xBE;
    }

    boolean isSpace(int index) {
        if (index >= text.length) {
            return false;
        }
        byte value = text[index];
        return value == ' ' || value == '\n' || value == '\t' || value == '\r';
    }

    int afterSpace(int from) {
        int cursor = from;
        while (isSpace(cursor)) {
            cursor++;
        }
        return cursor;
    }

    boolean startsWith(int from, byte[] expected) {
        int end = from + expected.length;
        return end <= text.length && Arrays.equals(text, from, end, expected, 0, expected.length);
    }

    int after(byte[] end, int from) throws Halt {
        for (int index = from; index + end.length <= text.length; index++) {
            if (Arrays.equals(text, index, index + end.length, end, 0, end.length)) {
                return index + end.length;
            }
        }
        throw refuse(from);
    }

    Halt refuse(int offset) throws Halt {
        findings.note(FaultCode.NOT_WELL_FORMED, "/", Math.min(offset, text.length), null, null);
        return new Halt();
    }
}
