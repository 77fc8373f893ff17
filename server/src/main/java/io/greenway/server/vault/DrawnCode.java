package io.greenway.server.vault;

import java.security.SecureRandom;

/// Codes that nobody finds by trying: random letters and digits that are hard to mistake for each
/// other (Crockford's base 32), five bits each.
public final class DrawnCode {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private DrawnCode() {}

    /// A new one.
    ///
    /// @param length how many letters and digits
    public static String of(int length, SecureRandom random) {
        StringBuilder code = new StringBuilder();
        while (code.length() < length) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /// As people read and write it, in groups: `ABCDE-FGHJK`.
    ///
    /// @param group how many stand together
    public static String grouped(String code, int group) {
        return code.replaceAll("(.{" + group + "})(?!$)", "$1-");
    }
}
