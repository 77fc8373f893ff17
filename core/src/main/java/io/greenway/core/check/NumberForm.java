package io.greenway.core.check;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The forms of the numbers that e-port and customs give (facts: codes 3). An enterprise that
/// repeats one must repeat it whole.
enum NumberForm {
    /// 预录入编号: B and the day and nine digits; that of a tally 退货理货单 begins with o.
    PRE_NO("[Bo][0-9]{8}[0-9]{9}", "B yyyyMMdd 9 digits"),
    /// 清单编号: district, year, I or E, and nine to eleven digits.
    INVT_NO("[0-9]{4}[0-9]{4}[IE][0-9]{9,11}", "district year I|E 9 digits");

    private static final Map<String, NumberForm> BY_ELEMENT =
            Map.of("preNo", PRE_NO, "invtNo", INVT_NO);

    private final Pattern form;
    private final String shown;

    NumberForm(String form, String shown) {
        this.form = Pattern.compile(form);
        this.shown = shown;
    }

    /// The form of the values of an element, when it has one.
    static Optional<NumberForm> of(String element) {
        return Optional.ofNullable(BY_ELEMENT.get(element));
    }

    boolean matches(String number) {
        return form.matcher(number).matches();
    }

    /// The form in words, for a fault.
    String shown() {
        return shown;
    }
}
