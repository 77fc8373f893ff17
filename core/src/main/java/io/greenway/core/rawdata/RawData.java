package io.greenway.core.rawdata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a platform enterprise uploads when customs asks for the raw data of a payment
/// (`realTimeDataUpload`, R-075). Names are those of the announcement, `initalRequest` included. A
/// value that is missing is null; nothing is required here, since [RawDataCheck] tells what is
/// missing.
///
/// @param sessionID of the question of customs
/// @param payExchangeInfoHead the payment
/// @param payExchangeInfoLists all orders paid by it
/// @param serviceTime of the upload, milliseconds since 1970
/// @param certNo number of the certificate that signed
/// @param signValue signature in base64
public record RawData(
        @Nullable String sessionID,
        @Nullable Head payExchangeInfoHead,
        @Nullable List<Order> payExchangeInfoLists,
        @Nullable String serviceTime,
        @Nullable String certNo,
        @Nullable String signValue) {
    /// The payment.
    ///
    /// @param guid C..36
    /// @param initalRequest what was sent to the payment enterprise, unchanged, C..8000
    /// @param initalResponse what it answered, unchanged, C..8000
    /// @param ebpCode 电商平台, C..18
    /// @param payCode 支付企业, C..18
    /// @param payTransactionId 交易流水号, C..60
    /// @param totalAmount CNY, N19,5
    /// @param currency `142`
    /// @param verDept 验核机构: 1 UnionPay, 2 NetsUnion, 3 other
    /// @param payType 支付类型: 1 APP, 2 PC, 3 QR code, 4 other
    /// @param tradingTime yyyyMMddHHmmss, China time
    /// @param note C..1000
    public record Head(
            @Nullable String guid,
            @Nullable String initalRequest,
            @Nullable String initalResponse,
            @Nullable String ebpCode,
            @Nullable String payCode,
            @Nullable String payTransactionId,
            @Nullable String totalAmount,
            @Nullable String currency,
            @Nullable String verDept,
            @Nullable String payType,
            @Nullable String tradingTime,
            @Nullable String note) {}

    /// An order.
    ///
    /// @param orderNo 订单编号, C..60
    /// @param goodsInfo goods as the shop showed them
    /// @param recpAccount account of the receiver, C..60
    /// @param recpCode code of the receiver, C..18
    /// @param recpName name of the receiver, C..100
    public record Order(
            @Nullable String orderNo,
            @Nullable List<Goods> goodsInfo,
            @Nullable String recpAccount,
            @Nullable String recpCode,
            @Nullable String recpName) {}

    /// Goods of an order.
    ///
    /// @param gname name, C..250
    /// @param itemLink page of the goods, C..3000
    public record Goods(@Nullable String gname, @Nullable String itemLink) {}
}
