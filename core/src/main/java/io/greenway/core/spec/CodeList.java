package io.greenway.core.spec;

/// A published code table (参数表) that elements of messages refer to. The values, each with its
/// dates and its source, are kept in `reference`.
public enum CodeList {
    /// Country or region 国别地区代码, 3 digits.
    COUNTRY,
    /// Currency 币制代码, 3 digits.
    CURRENCY,
    /// Unit of measure 计量单位代码, 3 digits.
    UNIT,
    /// Customs district 关区代码, 4 digits.
    DISTRICT,
    /// Means of transport 运输方式代码, 1 character.
    TRANSPORT,
    /// Port 港口代码, 3 or 4 digits.
    PORT,
    /// Supervision mode 监管方式代码, 4 digits.
    TRADE_MODE,
    /// Administrative division 行政区划代码, 6 digits.
    DIVISION,
    /// Commodity 商品编码, 10 digits, with its statutory units.
    COMMODITY
}
