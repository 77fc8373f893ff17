package io.greenway.core.party;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an enterprise may be registered for (R-080; 海关总署公告2018年第194号、第219号). One
/// enterprise may hold several.
public enum Role {
    /// 电商平台: sends orders.
    PLATFORM,
    /// 电商企业: sells; from abroad it acts through an agent in China.
    ECOMMERCE,
    /// 支付企业: sends payments.
    PAYMENT,
    /// 物流企业: sends waybills.
    LOGISTICS,
    /// 申报企业: declares, for itself or for the seller.
    AGENT,
    /// 监管场所经营人: runs a supervised site.
    SITE,
    /// 保税仓储企业: keeps bonded stock.
    WAREHOUSE,
    /// An authority or its gateway.
    AUTHORITY;

    /// The name in data files and answers: `platform`.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of that name, if there is one.
    public static Optional<Role> named(String json) {
        return Arrays.stream(values()).filter(role -> role.json().equals(json)).findFirst();
    }
}
