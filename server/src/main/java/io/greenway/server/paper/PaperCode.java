package io.greenway.server.paper;

import io.greenway.server.vault.DrawnCode;
import java.security.SecureRandom;
import java.util.Locale;

/// The code on a print: 100 random bits, so nobody finds one by trying.
public final class PaperCode {
    private static final int LENGTH = 20;
    private static final int GROUP = 5;

    private PaperCode() {}

    /// A new one, as it stands in the table.
    public static String drawn(SecureRandom random) {
        return DrawnCode.of(LENGTH, random);
    }

    /// As people read and write it: `ABCDE-FGHJK-MNPQR-STVWX`.
    public static String shown(String code) {
        return DrawnCode.grouped(code, GROUP);
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
