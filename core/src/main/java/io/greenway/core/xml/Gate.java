package io.greenway.core.xml;

import io.greenway.core.spec.FaultCode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Looks at the bytes before any parser does. What could cost the parser memory or time without
/// bound, or could be understood in two ways, stops here: other encodings than UTF-8, document
/// type declarations, floods of attributes, oversize.
final class Gate {
    private static final int LONGEST_DECLARATION = 256;

    private final byte[] text;
    private final XmlLimits limits;
    private final Findings findings;

    Gate(byte[] text, XmlLimits limits, Findings findings) {
        this.text = text;
        this.limits = limits;
        this.findings = findings;
    }

    /// Where the text begins when the bytes start with the mark that some editors write.
    static int afterByteOrderMark(byte[] text) {
        boolean marked =
                text.length >= 3
                        && text[0] == (byte) 0xEF
                        && text[1] == (byte) 0xBB
                        && text[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    void pass() throws Halt {
        if (text.length > limits.bytes()) {
            String most = limits.bytes() + " bytes";
            refuse(FaultCode.TOO_LARGE, 0, text.length + " bytes", most);
        }
        int start = afterByteOrderMark(text);
        if (start == text.length) {
            refuse(FaultCode.NOT_WELL_FORMED, 0, null, null);
        }
        checkEncoding(start);
        checkDeclaration(start);
        checkMarkup(start);
    }

    private void refuse(
            FaultCode code, int offset, @Nullable String found, @Nullable String expected)
            throws Halt {
        findings.note(code, "/", offset, found, expected);
        throw new Halt();
    }

    /// UTF-16 and UTF-32 show themselves by a zero among the first two bytes or by their mark,
    /// which is not valid UTF-8.
    private void checkEncoding(int start) throws Halt {
        if (text[start] == 0 || (text.length > start + 1 && text[start + 1] == 0)) {
            refuse(FaultCode.WRONG_ENCODING, start, null, "UTF-8");
        }
        int invalid = Utf8.firstInvalid(text);
        if (invalid >= 0) {
            refuse(FaultCode.WRONG_ENCODING, invalid, null, "UTF-8");
        }
    }

    private void checkDeclaration(int start) throws Halt {
        if (!startsWith(start, "<?xml ")
                && !startsWith(start, "<?xml\t")
                && !startsWith(start, "<?xml\r")
                && !startsWith(start, "<?xml\n")) {
            return;
        }
        int length = Math.min(LONGEST_DECLARATION, text.length - start);
        String head = new String(text, start, length, StandardCharsets.ISO_8859_1);
        int end = head.indexOf("?>");
        if (end < 0) {
            refuse(FaultCode.NOT_WELL_FORMED, start, null, null);
        }
        String declaration = head.substring(0, end);
        String version = quotedAfter(declaration, "version");
        if (version != null && !version.equals("1.0")) {
            refuse(FaultCode.NOT_WELL_FORMED, start, findings.shown(version), "1.0");
        }
        String encoding = quotedAfter(declaration, "encoding");
        if (encoding != null && !encoding.toUpperCase(Locale.ROOT).equals("UTF-8")) {
            refuse(FaultCode.WRONG_ENCODING, start, findings.shown(encoding), "UTF-8");
        }
    }

    private static @Nullable String quotedAfter(String declaration, String name) {
        int at = declaration.indexOf(name);
        if (at < 0) {
            return null;
        }
        int open = at + name.length();
        while (open < declaration.length() && " \t\r\n=".indexOf(declaration.charAt(open)) >= 0) {
            open++;
        }
        if (open == declaration.length()) {
            return null;
        }
        int close = declaration.indexOf(declaration.charAt(open), open + 1);
        return close < 0 ? null : declaration.substring(open + 1, close);
    }

    /// Walks from tag to tag. Whatever is unfinished or malformed is left to the parser, which
    /// says so.
    private void checkMarkup(int start) throws Halt {
        int at = start;
        while (at < text.length) {
            if (text[at] != '<') {
                at++;
            } else if (at + 1 == text.length || (text[at + 1] != '!' && text[at + 1] != '?')) {
                at = afterTag(at + 1);
            } else if (startsWith(at, "<!--")) {
                at = after("-->", at + 4);
            } else if (startsWith(at, "<![CDATA[")) {
                at = after("]]>", at + 9);
            } else if (startsWith(at, "<?")) {
                at = after("?>", at + 2);
            } else {
                refuse(FaultCode.DTD_REFUSED, at, null, null);
            }
        }
    }

    private int afterTag(int from) throws Halt {
        int attributes = 0;
        int at = from;
        while (at < text.length && text[at] != '>') {
            byte value = text[at++];
            if (value == '=') {
                if (++attributes > limits.attributes()) {
                    String most = limits.attributes() + " attributes";
                    refuse(FaultCode.TOO_LARGE, from - 1, null, most);
                }
            } else if (value == '"' || value == '\'') {
                while (at < text.length && text[at] != value) {
                    at++;
                }
                at++;
            }
        }
        return at + 1;
    }

    private int after(String end, int from) {
        for (int at = from; at < text.length; at++) {
            if (startsWith(at, end)) {
                return at + end.length();
            }
        }
        return text.length;
    }

    private boolean startsWith(int at, String ascii) {
        if (at + ascii.length() > text.length) {
            return false;
        }
        for (int index = 0; index < ascii.length(); index++) {
            if (text[at + index] != ascii.charAt(index)) {
                return false;
            }
        }
        return true;
    }
}
