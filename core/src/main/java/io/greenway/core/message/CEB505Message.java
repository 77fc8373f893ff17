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
import io.greenway.core.spec.Personal;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import io.greenway.core.spec.Whole;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB505 出口运单: export waybill. Sent by the logistics enterprise; answered with CEB506.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param logistics the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param signature XML signature over the whole message; the schema leaves it open
/// @param extension own data of the parties; not checked
@Root(type = "CEB505", element = "CEB505Message", namespace = Message.NAMESPACE)
public record CEB505Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "Logistics", max = 100) List<Logistics> logistics,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension)
        implements EnterpriseMessage {
    public CEB505Message {
        logistics = List.copyOf(logistics);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<Logistics> documents() {
        return logistics;
    }

    /// One document.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param appType 报送类型: Submission type. `1` add, `2` change, `3` delete
    /// @param appTime 报送时间: Time the enterprise submits
    /// @param appStatus 业务状态: Submission status. `1` store only (draft), `2` declare
    /// @param logisticsCode 物流企业代码: Logistics enterprise customs registration code or USCC
    /// @param logisticsName 物流企业名称: Logistics enterprise registered name
    /// @param logisticsNo 物流运单编号: Parcel waybill number; not repeated within 6 months in
    ///     one logistics enterprise. 2018: max 80 (bill + waybill form the unique number);
    ///     202205: max 32
    /// @param freight 运杂费: Freight and sundry charges; 0 when none
    /// @param insuredFee 保价费: Insurance (declared value) fee actually charged
    /// @param currency 币制: Currency, 3-digit customs code. Code table currency
    /// @param grossWeight 毛重: Gross weight, kg (goods plus packing)
    /// @param packNo 件数: Number of packages
    /// @param goodsInfo 主要货物信息: Main goods carried (name, quantity)
    /// @param ebcCode 收发货人代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param ebcName 电商企业名称: E-commerce enterprise registered name
    /// @param ebcTelephone 电商企业电话: E-commerce enterprise telephone
    /// @param note 备注: Remark
    public record Logistics(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Text(max = 18) String logisticsCode,
            @Text(max = 100) String logisticsName,
            @Text(max = 32) String logisticsNo,
            @Amount BigDecimal freight,
            @Amount BigDecimal insuredFee,
            @Listed(CodeList.CURRENCY) @Text(min = 3, max = 3) String currency,
            @Amount BigDecimal grossWeight,
            @Whole(digits = 9) int packNo,
            @Text(max = 200) String goodsInfo,
            @Text(max = 18) @Nullable String ebcCode,
            @Text(max = 100) @Nullable String ebcName,
            @Personal @Text(max = 50) @Nullable String ebcTelephone,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}
}
