package io.greenway.core.party;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How customs rates an enterprise: the five classes in force since 2026-04-01 (R-083;
/// 海关总署令第282号).
public enum CreditClass {
    /// 高级认证.
    ADVANCED_CERTIFIED("高级认证"),
    /// 认证.
    CERTIFIED("认证"),
    /// 常规: whoever was not rated.
    ORDINARY("常规"),
    /// 失信.
    DISHONEST("失信"),
    /// 严重失信.
    SERIOUSLY_DISHONEST("严重失信");

    private final String chinese;

    CreditClass(String chinese) {
        this.chinese = chinese;
    }

    /// Name in Chinese, as in the order.
    public String chinese() {
        return chinese;
    }

    /// The first two are authorised economic operators.
    public boolean isAuthorised() {
        return this == ADVANCED_CERTIFIED || this == CERTIFIED;
    }

    /// The name in data and answers: `advanced_certified`.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The class of that name, if there is one.
    public static Optional<CreditClass> named(String json) {
        return Arrays.stream(values()).filter(one -> one.json().equals(json)).findFirst();
    }
}
