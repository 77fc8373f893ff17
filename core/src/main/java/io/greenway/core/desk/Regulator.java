package io.greenway.core.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The four regulators on one submission (facts: regulators). Each has a desk of its own.
public enum Regulator {
    /// 海关.
    CUSTOMS,
    /// 检验检疫.
    INSPECTION,
    /// 税务.
    TAX,
    /// 外汇管理.
    EXCHANGE;

    /// The name in data, in logins' roles and in answers: `customs`.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Code under which its messages stand in the journal.
    public String sender() {
        return name();
    }

    /// The regulator of that name, if there is one.
    public static Optional<Regulator> named(String json) {
        return Arrays.stream(values()).filter(one -> one.json().equals(json)).findFirst();
    }
}
