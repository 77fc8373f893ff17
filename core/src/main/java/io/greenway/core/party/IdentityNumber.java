package io.greenway.core.party;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Resident identity number 公民身份号码: 17 digits and a check character (GB 11643-1999; R-074).
public final class IdentityNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private IdentityNumber() {}

    /// Whether the number has its form, a real date of birth not after the given day, and the
    /// right check character.
    public static boolean isValid(String number, LocalDate day) {
        if (number.length() != 18) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            char c = number.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            sum += (c - '0') * WEIGHTS[i];
        }
        return number.charAt(17) == CHECK_CHARACTERS.charAt(sum % 11) && bornBy(number, day);
    }

    private static boolean bornBy(String number, LocalDate day) {
        int year = Integer.parseInt(number.substring(6, 10));
        int month = Integer.parseInt(number.substring(10, 12));
        int dayOfMonth = Integer.parseInt(number.substring(12, 14));
        try {
            return year >= 1800 && !LocalDate.of(year, month, dayOfMonth).isAfter(day);
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}
