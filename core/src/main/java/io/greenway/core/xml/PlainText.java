package io.greenway.core.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The bytes of a text whose elements all have one prefix, and a place in them that moves on.
class PlainText {
    static final byte[] NO_BYTES = {};

    final byte[] text;
    int at;

    /// What stands before the name of every element, with its colon.
    byte[] prefix = NO_BYTES;

    PlainText(byte[] text) {
        this.text = text;
    }

    /// A value in quotes behind the sign of equality, in plain ASCII; null for any other.
    @Nullable String quoted() {
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

    /// Whether the text that stands here up to the next tag stood there before.
    boolean isTextAgain(int start, int length) {
        return byteAt(at + length) == '<'
                && Arrays.equals(text, at, at + length, text, start, start + length);
    }

    /// Text up to the next tag; null when the parser would change any of it, or refuse it.
    @Nullable String text() {
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

    /// Whether the start tag of an element of this name stands here, without attributes.
    boolean opens(String name) {
        int end = at + 1 + prefix.length + name.length();
        if (end >= text.length || (text[end] != '>' && text[end] != '/')) {
            return false;
        }
        return isPrefix(at + 1) && isName(name, at + 1 + prefix.length);
    }

    boolean isPiece(String name) {
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
    boolean ends(String name) {
        int end = at + 2 + prefix.length + name.length();
        boolean here =
                end < text.length
                        && text[at + 1] == '/'
                        && text[end] == '>'
                        && isPrefix(at + 2)
                        && isName(name, at + 2 + prefix.length);
        at = end + 1;
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

    boolean startsWith(byte[] expected) {
        return text.length >= expected.length
                && Arrays.equals(text, 0, expected.length, expected, 0, expected.length);
    }

    void skipSpace() {
        while (isSpace(byteAt(at))) {
            at++;
        }
    }

    /// The byte at an offset; 0 behind the end, which no plain text holds.
    byte byteAt(int offset) {
        return offset < text.length ? text[offset] : 0;
    }

    static boolean isSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\t' || value == '\r';
    }

    static boolean isNameByte(byte value) {
        return (value >= 'a' && value <= 'z')
                || (value >= 'A' && value <= 'Z')
                || (value >= '0' && value <= '9')
                || value == ':';
    }

    /// ASCII, as it stands.
    String string(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
