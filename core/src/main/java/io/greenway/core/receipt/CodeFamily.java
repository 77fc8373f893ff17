package io.greenway.core.receipt;

/// Whose list a code stands in. The lists overlap: `1001` is a code of the exchange platform and
/// a number of Greenway's.
public enum CodeFamily {
    /// 错误代码: negative, itself the status of a receipt.
    ERROR,
    /// 回执状态.
    STATUS,
    /// 逻辑校验代码: stands in the text of a receipt as `[Code:1332;Desc:…]`, or is its text.
    LOGIC,
    /// 数据交换平台响应码: four digits in a `DxpRep`.
    EXCHANGE,
    /// Greenway's own permanent number, `GW3113`.
    GREENWAY
}
