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
import io.greenway.core.spec.Whole;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB213 出口退货申请单: export return application. Sent by the e-commerce enterprise or its
/// agent; answered with CEB214.
///
/// tradeMode: spec text lists 9661/1261, XSD annotation 9610/1210/1239.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param refunds the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param signature XML signature over the whole message; the schema leaves it open
/// @param extension own data of the parties; not checked
@Root(type = "CEB213", element = "CEB213Message", namespace = Message.NAMESPACE)
public record CEB213Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "InvtRefund", max = 100) List<InvtRefund> refunds,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension)
        implements EnterpriseMessage {
    public CEB213Message {
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
            @Entity(value = "InvtRefundList", max = 100) List<InvtRefundList> lines)
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
    /// @param appStatus 业务状态: Submission status. `1` store only (draft), `2` declare
    /// @param customsCode 申报海关代码: Customs district where declared, 4 digits. Code table
    ///     customs_district
    /// @param loctNo 监管场所代码: Supervised-site code; needed where one customs has several
    ///     cross-border sites
    /// @param ebpCode 电商平台代码: E-commerce platform: customs registration code (10) or
    ///     unified social credit code (18)
    /// @param ebpName 电商平台名称: E-commerce platform registered name
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param ebcName 电商企业名称: E-commerce enterprise registered name
    /// @param logisticsNo 物流运单编号: Parcel waybill number; not repeated within 6 months in
    ///     one logistics enterprise. The original export waybill or the inbound one
    /// @param logisticsCode 物流企业代码: Logistics enterprise customs registration code or USCC
    /// @param logisticsName 物流企业名称: Logistics enterprise registered name
    /// @param coElNo 企业内部标识: Enterprise internal document number (export return documents)
    /// @param preNo 预录入编号: E-port pre-entry number, 18 characters
    /// @param invtNo 清单编号: Customs inventory number: 4-digit district + 4-digit year + I/E +
    ///     9 (up to 11 in 202205) digit serial
    /// @param tradeMode 退货监管方式: Supervision (trade) mode, 4 digits. `9661` return of retail
    ///     export (spec text), `1261` return of special-zone export (spec text). Code table
    ///     trade_mode. XSD: optional and annotated 9610/1210/1239; text: required, 9661/1261
    ///     (sources disagree). requiredness differs: XSD minOccurs=0, spec text 是 (required)
    /// @param agentCode 申报企业代码: Declarant customs registration code or USCC
    /// @param agentName 申报企业名称: Declarant registered name
    /// @param billNo 提运单号: Bill of lading / master air waybill / road manifest number. Write
    ///     the waybill number when there is none
    /// @param ieFlag 进出口标记: Import/export flag. `I` import, `E` export. Export return: I
    /// @param trafMode 运输方式: Transport mode, customs code. Code table transport_mode
    /// @param trafName 运输工具名称: Means of transport name/number
    /// @param portCode 口岸海关代码: Customs district of actual entry/exit, 4 digits. Code table
    ///     customs_district
    /// @param reason 原因: Reason. XSD max 500, text max 1000. length differs: XSD 500, spec text
    ///     C..1000
    /// @param country 启运国（地区）: Country of dispatch; must not be China. Code table country
    /// @param voyageNo 航班航次号: Voyage/flight number
    /// @param note 备注: Remark. length differs: XSD 500, spec text C..1000
    public record InvtRefundHead(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) String customsCode,
            @Text(max = 10) @Nullable String loctNo,
            @Text(max = 18) String ebpCode,
            @Text(max = 100) String ebpName,
            @Text(max = 18) String ebcCode,
            @Text(max = 100) String ebcName,
            @Text(max = 80) String logisticsNo,
            @Text(max = 18) String logisticsCode,
            @Text(max = 100) String logisticsName,
            @Text(max = 30) String coElNo,
            @Text(max = 18) @Nullable String preNo,
            @Text(max = 20) String invtNo,
            @OneOf({"9661", "1261", "9610", "1210", "1239"}) @Nullable String tradeMode,
            @Text(max = 18) String agentCode,
            @Text(max = 100) String agentName,
            @Text(max = 37) String billNo,
            @OneOf({"I", "E"}) String ieFlag,
            @Listed(CodeList.TRANSPORT) @Text(max = 1) String trafMode,
            @Text(max = 100) String trafName,
            @Listed(CodeList.DISTRICT) @Text(max = 4) String portCode,
            @Text(max = 500) String reason,
            @Listed(CodeList.COUNTRY) @Text(max = 3) String country,
            @Text(max = 32) String voyageNo,
            @Text(max = 500) @Nullable String note)
            implements Submission {}

    /// 表体: one line.
    ///
    /// @param gnum 序号: Line number, starting at 1. The line number in the original inventory
    /// @param gcode 商品编码: HS code, 10 digits (8 tariff + 2 additional). Code table
    ///     hs_legal_units
    /// @param gname 商品名称: Goods name
    /// @param gmodel 规格型号: Specification/model text sufficient for classification, valuation
    ///     and supervision
    /// @param qty 数量: Quantity in the declared unit. <= declared quantity of the original
    ///     inventory
    /// @param qty1 法定数量: Quantity in the first statutory unit. <= statutory quantity of the
    ///     original inventory
    /// @param unit 计量单位: Declared unit of measure, 3-digit customs code. Code table unit
    /// @param unit1 法定计量单位: First statutory unit. Code table unit
    /// @param qty2 第二数量: Quantity in the second statutory unit. <= second quantity of the
    ///     original inventory
    /// @param unit2 第二计量单位: Second statutory unit. Code table unit
    /// @param note 备注: Remark
    public record InvtRefundList(
            @Whole(digits = 4) int gnum,
            @Listed(CodeList.COMMODITY) @Text(max = 10) String gcode,
            @Text(max = 250) String gname,
            @Text(max = 250) String gmodel,
            @Amount BigDecimal qty,
            @Amount BigDecimal qty1,
            @Listed(CodeList.UNIT) @Text(min = 3, max = 3) String unit,
            @Listed(CodeList.UNIT) @Text(min = 3, max = 3) String unit1,
            @Amount @Nullable BigDecimal qty2,
            @Listed(CodeList.UNIT) @Text(min = 3, max = 3) @Nullable String unit2,
            @Text(max = 500) @Nullable String note) {}
}
