package io.greenway.core.party;

import java.util.regex.Pattern;

/// How an enterprise is named in messages: by its customs registration code 海关注册编码 of ten
/// characters or by its unified social credit code 统一社会信用代码 of eighteen (GB 32100-2015).
public final class EnterpriseCode {
    private static final Pattern REGISTRATION = Pattern.compile("[0-9A-Z]{10}");

    /// The 31 characters of a credit code; I, O, S, V and Z are left out.
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int[] WEIGHTS = {
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    };

    private EnterpriseCode() {}

    /// Whether the code has one of the two forms, and a credit code its right check character.
    public static boolean isValid(String code) {
        return code.length() == 18 ? isCreditCode(code) : REGISTRATION.matcher(code).matches();
    }

    private static boolean isCreditCode(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int value = CHARACTERS.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * WEIGHTS[i];
        }
        int modulus = CHARACTERS.length();
        return code.charAt(17) == CHARACTERS.charAt((modulus - sum % modulus) % modulus);
    }
}
