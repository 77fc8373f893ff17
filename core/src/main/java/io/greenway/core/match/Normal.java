package io.greenway.core.match;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// Values made comparable: full-width characters become half-width, outer blanks go (R-072 row
/// 4).
final class Normal {
    private Normal() {}

    static String text(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return isPlain(value) ? value : Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
    }

    /// An identity number, with its final x in upper case.
    static String identity(String value) {
        String text = text(value);
        return text.endsWith("x") ? text.substring(0, text.length() - 1) + "X" : text;
    }

    /// An address or a name without any blank.
    static String tight(@Nullable String value) {
        String text = text(value);
        return text.indexOf(' ') < 0 ? text : text.replace(" ", "");
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean outer = i == 0 || i == value.length() - 1;
            if (c >= 0x80 || (outer && c <= ' ')) {
                return false;
            }
        }
        return true;
    }
}
