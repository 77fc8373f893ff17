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
import io.greenway.core.spec.Whole;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB511 物流运单: import waybill. Sent by the logistics enterprise; answered with CEB512.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param logistics the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param extension own data of the parties; not checked
/// @param signature XML signature over the whole message
@Root(type = "CEB511", element = "CEB511Message", namespace = Message.NAMESPACE)
public record CEB511Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "Logistics", max = 100) List<Logistics> logistics,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature)
        implements EnterpriseMessage {
    public CEB511Message {
        logistics = List.copyOf(logistics);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<Logistics> documents() {
        return logistics;
    }

    /// One document: its head.
    public record Logistics(@Entity("LogisticsHead") LogisticsHead head) implements Headed {}

    /// 运单表头: which parcel goes to whom.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param appType 报送类型: Submission type. `1` add, `2` change, `3` delete
    /// @param appTime 报送时间: Time the enterprise submits
    /// @param appStatus 业务状态: Submission status. `1` store only (draft), `2` declare
    /// @param logisticsCode 物流企业代码: Logistics enterprise customs registration code or
    ///     unified social credit code
    /// @param logisticsName 物流企业名称: Logistics enterprise registered name
    /// @param logisticsNo 物流运单编号: Parcel waybill number; not repeated within 6 months in
    ///     one logistics enterprise
    /// @param billNo 提运单号: Bill of lading / master air waybill / road manifest number. 9610
    ///     direct purchase: sea B/L, master air waybill or road manifest
    /// @param orderNo 订单编号: Order number on the trading platform; unique per platform. All
    ///     schemas require it and the official samples have it, the tables of the text leave it
    ///     out
    /// @param freight 运杂费: Freight and sundry charges; 0 when none. The schema leaves it
    ///     open, the text requires it
    /// @param insuredFee 保价费: Insurance (declared value) fee actually charged. The schema
    ///     leaves it open, the text requires it
    /// @param currency 币制: Currency, 3-digit customs code. Code table currency
    /// @param weight 毛重: Gross weight, kg
    /// @param packNo 件数: Number of packages. Restricted to 1
    /// @param goodsInfo 主要货物信息: Main goods carried (name, quantity)
    /// @param consignee 收货人姓名: Consignee name
    /// @param consigneeAddress 收货地址: Consignee address
    /// @param consigneeTelephone 收货人电话: Consignee telephone
    /// @param note 备注: Remark
    public record LogisticsHead(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Text(min = 1, max = 18) String logisticsCode,
            @Text(min = 1, max = 100) String logisticsName,
            @Text(min = 1, max = 60) String logisticsNo,
            @Text(max = 37) @Nullable String billNo,
            @Text(min = 1, max = 60) String orderNo,
            @Amount @Nullable BigDecimal freight,
            @Amount @Nullable BigDecimal insuredFee,
            @OneOf(value = "142", code = FaultCode.CURRENCY_NOT_CNY) String currency,
            @Amount BigDecimal weight,
            @Whole(digits = 9) int packNo,
            @Text(max = 200) @Nullable String goodsInfo,
            @Personal @Text(min = 1, max = 100) String consignee,
            @Personal @Text(min = 1, max = 200) String consigneeAddress,
            @Personal @Text(min = 1, max = 50) String consigneeTelephone,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}
}
