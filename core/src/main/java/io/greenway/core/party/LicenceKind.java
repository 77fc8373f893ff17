package io.greenway.core.party;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Licences and certificates 证照 that an enterprise files. Which role needs which is dated data
/// the parameters `ROLE_LICENCES_…`.
public enum LicenceKind {
    /// 营业执照.
    BUSINESS,
    /// 报关单位备案证明 of customs.
    CUSTOMS,
    /// 增值电信业务经营许可证（ICP）.
    ICP,
    /// 增值电信业务经营许可证（EDI）.
    EDI,
    /// 金融许可证 of a bank.
    FINANCIAL,
    /// 支付业务许可证 with internet payment.
    PAYMENT,
    /// 快递业务经营许可证.
    COURIER,
    /// 电子口岸卡 or another certificate that signs.
    SIGNING,
    /// 首次进口许可批件、注册或备案: permit for the first import of goods (1239).
    FIRST_IMPORT;

    /// The name in data and answers: `courier`.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of that name, if there is one.
    public static Optional<LicenceKind> named(String json) {
        return Arrays.stream(values()).filter(kind -> kind.json().equals(json)).findFirst();
    }
}
