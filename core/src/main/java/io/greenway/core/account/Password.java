package io.greenway.core.account;

import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a password must be: long, of several letters, and not the login. Kinds of characters are
/// not asked for, since that makes passwords worse (NIST SP 800-63B, 3.1.1.2).
public final class Password {
    private static final int DIFFERENT = 5;
    private static final int LONGEST = 200;

    private Password() {}

    /// Everything that speaks against a password. Its text stands in no fault.
    ///
    /// @param path where it was given
    public static List<Fault> faults(
            String path, String password, String username, Parameters parameters, LocalDate day) {
        List<Fault> faults = new ArrayList<>();
        int least = parameters.days("PASSWORD_LENGTH", day);
        int length = password.codePointCount(0, password.length());
        if (length < least || length > LONGEST) {
            faults.add(fault(path, Integer.toString(length), least + "-" + LONGEST));
        }
        if (password.chars().distinct().count() < DIFFERENT
                || password.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT))) {
            faults.add(fault(path, null, null));
        }
        return faults;
    }

    private static Fault fault(String path, @Nullable String found, @Nullable String expected) {
        return Fault.of(FaultCode.PASSWORD_WEAK, path, found, expected);
    }
}
