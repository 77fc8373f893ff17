package io.greenway.core.message;

import io.greenway.core.spec.Amount;
import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Foreign;
import io.greenway.core.spec.Fragment;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.OneOf;
import io.greenway.core.spec.Personal;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB411 支付凭证（支付单）: import payment. Sent by the payment enterprise; answered with
/// CEB412.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param payments the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param extension own data of the parties; not checked
/// @param signature XML signature over the whole message
@Root(type = "CEB411", element = "CEB411Message", namespace = Message.NAMESPACE)
public record CEB411Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "Payment", max = 100) List<Payment> payments,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature)
        implements EnterpriseMessage {
    public CEB411Message {
        payments = List.copyOf(payments);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<Payment> documents() {
        return payments;
    }

    /// One document: its head.
    public record Payment(@Entity("PaymentHead") PaymentHead head) implements Headed {}

    /// 支付单表头: who paid how much for which order.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param appType 报送类型: Submission type. `1` add, `2` change, `3` delete
    /// @param appTime 报送时间: Time the enterprise submits
    /// @param appStatus 业务状态: Submission status. `1` store only (draft), `2` declare
    /// @param payCode 支付企业代码: Payment enterprise customs registration code
    /// @param payName 支付企业名称: Payment enterprise registered name
    /// @param payTransactionId 支付交易编号: Payment transaction number, unique within the
    ///     payment enterprise
    /// @param orderNo 订单编号: Order number on the trading platform; unique per platform
    /// @param ebpCode 电商平台代码: E-commerce platform: customs registration code (10) or
    ///     unified social credit code (18)
    /// @param ebpName 电商平台名称: E-commerce platform registered name
    /// @param payerIdType 支付人证件类型: Payer id document type. `1` resident identity card, `2`
    ///     other (spec restricts to 1)
    /// @param payerIdNumber 支付人证件号码: Payer id document number
    /// @param payerName 支付人姓名: Payer real name
    /// @param telephone 支付人电话: Payer telephone
    /// @param amountPaid 支付金额: Amount paid
    /// @param currency 币制: Currency, 3-digit customs code. Code table currency
    /// @param payTime 支付时间: Payment time
    /// @param note 备注: Remark
    public record PaymentHead(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Text(min = 1, max = 18) String payCode,
            @Text(min = 1, max = 100) String payName,
            @Text(min = 1, max = 60) String payTransactionId,
            @Text(min = 1, max = 60) String orderNo,
            @Text(min = 1, max = 18) String ebpCode,
            @Text(min = 1, max = 100) String ebpName,
            @OneOf({"1", "2"}) String payerIdType,
            @Personal @Text(min = 1, max = 60) String payerIdNumber,
            @Personal @Text(min = 1, max = 60) String payerName,
            @Personal @Text(max = 60) @Nullable String telephone,
            @Amount BigDecimal amountPaid,
            @OneOf(value = "142", code = FaultCode.CURRENCY_NOT_CNY) String currency,
            @Moment("yyyyMMddHHmmss") LocalDateTime payTime,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}
}
