package io.greenway.core.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Resident identity numbers 公民身份号码 that belong to nobody: the check character is right
/// (GB 11643; R-074), the region 990101 does not exist (no division code begins with 99).
final class IdentityNumbers {
    /// How many there are: 14,600 days of birth from 1964, 1,000 each. All are adults by 2022.
    static final long COUNT = 14_600_000;

    private static final String REGION = "990101";
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1964, 1, 1);
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private IdentityNumbers() {}

    /// @param ordinal from 0 to [#COUNT], exclusive; two ordinals never give one number
    static String valid(long ordinal) {
        LocalDate birth = FIRST_BIRTH.plusDays(ordinal / 1000);
        String digits =
                REGION
                        + birth.format(DateTimeFormatter.BASIC_ISO_DATE)
                        + String.format(Locale.ROOT, "%03d", ordinal % 1000);
        return digits + checkCharacter(digits);
    }

    /// The same number with a wrong check character.
    static String broken(String valid) {
        int right = CHECK_CHARACTERS.indexOf(valid.charAt(17));
        return valid.substring(0, 17) + CHECK_CHARACTERS.charAt((right + 5) % 11);
    }

    /// Another valid number, of somebody born on the same day.
    static String neighbour(String number) {
        int serial = (Integer.parseInt(number.substring(14, 17)) + 1) % 1000;
        String digits = number.substring(0, 14) + String.format(Locale.ROOT, "%03d", serial);
        return digits + checkCharacter(digits);
    }

    private static char checkCharacter(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }
}
