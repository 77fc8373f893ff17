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

/// CEB625 退货申请单（进口）: import return application. Sent by the e-commerce enterprise or its
/// agent; answered with CEB626.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param refunds the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param extension own data of the parties; not checked
/// @param signature XML signature over the whole message; the law wants it
@Root(type = "CEB625", element = "CEB625Message", namespace = Message.NAMESPACE, signed = true)
public record CEB625Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "InvtRefund", max = 100) List<InvtRefund> refunds,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature)
        implements EnterpriseMessage {
    public CEB625Message {
        refunds = List.copyOf(refunds);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<InvtRefund> documents() {
        return refunds;
    }

    /// One document: its head and its lines.
    public record InvtRefund(
            @Entity("InvtRefundHead") InvtRefundHead head,
            @Entity(value = "InvtRefundList", max = 99) List<InvtRefundList> lines)
            implements Headed {
        public InvtRefund {
            lines = List.copyOf(lines);
        }
    }

    /// 表头: what the whole document says.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param appType 报送类型: Submission type. `1` add, `2` change, `3` delete
    /// @param appTime 报送时间: Time the enterprise submits
    /// @param appStatus 业务状态: Submission status. `1` store only (draft), `2` declare. 2
    ///     requires the business Signature
    /// @param customsCode 申报海关代码: Customs district where declared, 4 digits. Code table
    ///     customs_district
    /// @param orderNo 订单编号: Order number on the trading platform; unique per platform
    /// @param ebpCode 电商平台代码: E-commerce platform: customs registration code (10) or
    ///     unified social credit code (18)
    /// @param ebpName 电商平台名称: E-commerce platform registered name
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or unified social credit code
    /// @param ebcName 电商企业名称: E-commerce enterprise registered name
    /// @param logisticsNo 物流运单编号: Parcel waybill number; not repeated within 6 months in
    ///     one logistics enterprise
    /// @param logisticsCode 物流企业代码: Logistics enterprise customs registration code or
    ///     unified social credit code
    /// @param logisticsName 物流企业名称: Logistics enterprise registered name
    /// @param copNo 企业内部编号: Own number of the document in the enterprise. The schema
    ///     leaves it open, the text requires it
    /// @param preNo 预录入编号: E-port pre-entry number, 18 characters
    /// @param invtNo 清单编号: Customs inventory number: 4-digit district + 4-digit year + I/E +
    ///     9 (up to 11 in 202205) digit serial
    /// @param buyerIdType 订购人证件类型: Buyer id document type. `1` resident identity card, `2`
    ///     other (spec restricts to 1)
    /// @param buyerIdNumber 订购人证件号码: Buyer id document number. The text allows 20
    ///     characters, the schema 60
    /// @param buyerName 订购人姓名: Buyer real name
    /// @param buyerTelephone 订购人电话: Buyer telephone
    /// @param agentCode 申报企业代码: Declarant customs registration code or unified social
    ///     credit code
    /// @param agentName 申报企业名称: Declarant registered name
    /// @param reason 原因: Reason
    /// @param note 备注: Remark
    public record InvtRefundHead(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) String customsCode,
            @Text(min = 1, max = 60) String orderNo,
            @Text(min = 1, max = 18) String ebpCode,
            @Text(min = 1, max = 100) String ebpName,
            @Text(min = 1, max = 18) String ebcCode,
            @Text(min = 1, max = 100) String ebcName,
            @Text(min = 1, max = 60) String logisticsNo,
            @Text(min = 1, max = 18) String logisticsCode,
            @Text(min = 1, max = 100) String logisticsName,
            @Text(max = 20) @Nullable String copNo,
            @Text(max = 18) @Nullable String preNo,
            @Text(min = 1, max = 18) String invtNo,
            @OneOf({"1", "2"}) String buyerIdType,
            @Personal @Text(min = 1, max = 60) String buyerIdNumber,
            @Personal @Text(min = 1, max = 60) String buyerName,
            @Personal @Text(min = 1, max = 30) String buyerTelephone,
            @Text(min = 1, max = 18) String agentCode,
            @Text(min = 1, max = 100) String agentName,
            @Text(min = 1, max = 1000) String reason,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}

    /// 表体: one line.
    ///
    /// @param gnum 序号: Line number, starting at 1. The line number in the original inventory
    /// @param gcode 商品编码: HS code, 10 digits (8 tariff + 2 additional). Code table
    ///     hs_legal_units
    /// @param gname 商品名称: Goods name
    /// @param qty 数量: Quantity in the declared unit. At most that of the line in the original
    ///     inventory
    /// @param unit 计量单位: Declared unit of measure, 3-digit customs code. Code table unit
    /// @param note 备注: Remark
    public record InvtRefundList(
            @Whole(digits = 4) int gnum,
            @Listed(CodeList.COMMODITY) @Text(min = 10, max = 10) String gcode,
            @Text(min = 1, max = 250) String gname,
            @Amount BigDecimal qty,
            @Listed(CodeList.UNIT) @Text(min = 3, max = 3) String unit,
            @Text(max = 1000) @Nullable String note) {}
}
