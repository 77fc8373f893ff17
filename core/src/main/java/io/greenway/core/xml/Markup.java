package io.greenway.core.xml;

/// Text as it stands in XML.
final class Markup {
    private Markup() {}

    static void text(String value, StringBuilder xml) {
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            switch (character) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                // A parser would make a line feed of it.
                case '\r' -> xml.append("&#13;");
                default -> xml.append(character);
            }
        }
    }

    static void attribute(String value, StringBuilder xml) {
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            switch (character) {
                case '<' -> xml.append("&lt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                // A parser would make blanks of them.
                case '\t', '\n', '\r' -> xml.append("&#").append((int) character).append(';');
                default -> xml.append(character);
            }
        }
    }

    /// Whether XML 1.0 can carry this character at all, escaped or not.
    static boolean carries(int character) {
        return character >= 0x20
                ? character <= 0xD7FF
                        || (character >= 0xE000 && character <= 0xFFFD)
                        || character >= 0x10000
                : character == '\t' || character == '\n' || character == '\r';
    }

    static boolean carries(String value) {
        return value.codePoints().allMatch(Markup::carries);
    }
}
