package io.greenway.core.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The four regulators on one submission (facts: regulators). Each has a desk and a view of its
/// own.
public enum Regulator {
    /// 海关.
    CUSTOMS("RETENTION_YEARS"),
    /// 检验检疫.
    INSPECTION("INSPECTION_RETENTION_YEARS"),
    /// 税务.
    TAX("TAX_RETENTION_YEARS"),
    /// 外汇管理.
    EXCHANGE("FX_RETENTION_YEARS");

    private final String retention;

    Regulator(String retention) {
        this.retention = retention;
    }

    /// The name in data, in logins' roles and in answers: `customs`.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Code under which its messages stand in the journal.
    public String sender() {
        return name();
    }

    /// Parameter that says for how many years after the release it may look at a declaration
    ///
    public String retention() {
        return retention;
    }

    /// The regulator of that name, if there is one.
    public static Optional<Regulator> named(String json) {
        return Arrays.stream(values()).filter(one -> one.json().equals(json)).findFirst();
    }
}
