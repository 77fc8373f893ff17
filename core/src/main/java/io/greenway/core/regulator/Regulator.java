package io.greenway.core.regulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The four regulators of a declaration (facts: regulators).
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

    /// As it is written over the interface; the role of its officers is called the same.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Parameter that says for how many years after the release it may look at a declaration.
    public String retention() {
        return retention;
    }

    /// The regulator of that name.
    public static Optional<Regulator> named(String name) {
        return Arrays.stream(values()).filter(one -> one.json().equals(name)).findFirst();
    }
}
