package io.greenway.core.xml;

import java.nio.charset.StandardCharsets;

/// Characters as canonical XML writes them (REC-xml-c14n-20010315, 2.3), and references to them.
final class Escapes {
    static final byte[] AMPERSAND = ascii("&amp;");
    static final byte[] LESS = ascii("&lt;");
    static final byte[] GREATER = ascii("&gt;");
    static final byte[] QUOTE = ascii("&quot;");
    static final byte[] RETURN = ascii("&#xD;");
    private static final byte[] TAB = ascii("&#x9;");
    private static final byte[] LINE = ascii("&#xA;");

    private static final String[] NAMES = {"lt", "gt", "amp", "quot", "apos"};
    private static final String CHARACTERS = "<>&\"'";
    private static final int LONGEST_REFERENCE = 12;

    private Escapes() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Writes a character that a reference named into text.
    static void inText(int point, Bytes out) {
        switch (point) {
            case '&' -> out.add(AMPERSAND);
            case '<' -> out.add(LESS);
            case '>' -> out.add(GREATER);
            case '\r' -> out.add(RETURN);
            default -> out.addCharacter(point);
        }
    }

    /// Writes a character that a reference named into the value of an attribute.
    static void inAttribute(int point, Bytes out) {
        switch (point) {
            case '&' -> out.add(AMPERSAND);
            case '<' -> out.add(LESS);
            case '"' -> out.add(QUOTE);
            case '\t' -> out.add(TAB);
            case '\n' -> out.add(LINE);
            case '\r' -> out.add(RETURN);
            default -> out.addCharacter(point);
        }
    }

    /// Offset behind the semicolon of the reference that starts here, or -1 when there is none.
    static int afterReference(byte[] text, int ampersand) {
        int last = Math.min(text.length, ampersand + LONGEST_REFERENCE);
        for (int at = ampersand + 1; at < last; at++) {
            if (text[at] == ';') {
                return at + 1;
            }
        }
        return -1;
    }

    /// The character of a reference, `&lt;` or `&#x4E00;`, or -1 when it names none.
    static int referred(byte[] text, int ampersand, int after) {
        String name =
                new String(text, ampersand + 1, after - ampersand - 2, StandardCharsets.ISO_8859_1);
        if (!name.startsWith("#")) {
            for (int index = 0; index < NAMES.length; index++) {
                if (NAMES[index].equals(name)) {
                    return CHARACTERS.charAt(index);
                }
            }
            return -1;
        }
        boolean hexadecimal = name.startsWith("#x");
        int point = number(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
        return point >= 0 && Markup.carries(point) ? point : -1;
    }

    private static int number(String digits, int radix) {
        int value = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(at) < 0x80 ? Character.digit(digits.charAt(at), radix) : -1;
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                return -1;
            }
            value = value * radix + digit;
        }
        return digits.isEmpty() || value > Character.MAX_CODE_POINT ? -1 : value;
    }
}
