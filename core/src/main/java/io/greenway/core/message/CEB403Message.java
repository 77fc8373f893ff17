package io.greenway.core.message;

import io.greenway.core.spec.Amount;
import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.CodeList;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Foreign;
import io.greenway.core.spec.Fragment;
import io.greenway.core.spec.Listed;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.OneOf;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB403 收款单: export money receipt. Sent by the payment or e-commerce enterprise; answered
/// with CEB404.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param receipts the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param signature XML signature over the whole message; the schema leaves it open
/// @param extension own data of the parties; not checked
@Root(type = "CEB403", element = "CEB403Message", namespace = Message.NAMESPACE)
public record CEB403Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "Receipts", max = 100) List<Receipts> receipts,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension)
        implements EnterpriseMessage {
    public CEB403Message {
        receipts = List.copyOf(receipts);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<Receipts> documents() {
        return receipts;
    }

    /// One document.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param appType 报送类型: Submission type. `1` add, `2` change, `3` delete
    /// @param appTime 报送时间: Time the enterprise submits
    /// @param appStatus 业务状态: Submission status. `1` store only (draft), `2` declare
    /// @param ebpCode 电商平台代码: E-commerce platform: customs registration code (10) or
    ///     unified social credit code (18). Foreign platforms without a code write 无
    /// @param ebpName 电商平台名称: E-commerce platform registered name
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param ebcName 电商企业名称: E-commerce enterprise registered name
    /// @param orderNo 订单编号: Order number on the trading platform; unique per platform
    /// @param payCode 支付企业代码: Payment enterprise customs registration code. Required for a
    ///     domestic payment enterprise
    /// @param payName 支付企业名称: Payment enterprise registered name. Write 现金支付 (cash)
    ///     when not paid online
    /// @param payNo 支付交易编号: Payment transaction number (export receipt)
    /// @param charge 收款金额: Amount received
    /// @param currency 币制: Currency, 3-digit customs code. Code table currency
    /// @param accountingDate 到账时间: Time the money arrived
    /// @param note 备注: Remark
    public record Receipts(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Text(max = 18) String ebpCode,
            @Text(max = 100) String ebpName,
            @Text(max = 18) String ebcCode,
            @Text(max = 100) String ebcName,
            @Text(max = 60) String orderNo,
            @Text(max = 18) @Nullable String payCode,
            @Text(max = 100) String payName,
            @Text(max = 60) @Nullable String payNo,
            @Amount BigDecimal charge,
            @Listed(CodeList.CURRENCY) @Text(min = 3, max = 3) String currency,
            @Moment("yyyyMMddHHmmss") LocalDateTime accountingDate,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}
}
