package io.greenway.server.paper;

import java.security.SecureRandom;
import java.util.Locale;

/// The code on a print: 100 random bits in letters and digits that are hard to mistake for each
/// other (Crockford's base 32), so nobody finds one by trying.
public final class PaperCode {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 5;

    private PaperCode() {}

    /// A new one, as it stands in the table.
    public static String drawn(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        while (code.length() < LENGTH) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /// As people read and write it: `ABCDE-FGHJK-MNPQR-STVWX`.
    public static String shown(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    /// As it stands in the table, from what somebody wrote.
    public static String read(String written) {
        return written.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
