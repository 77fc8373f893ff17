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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB603 出口清单: export inventory (declaration list). Sent by the e-commerce enterprise or its
/// agent; answered with CEB604.
///
/// 9710/9810 (公告2021年第47号) use this same message with tradeMode 9710/9810; no separate B2B
/// message exists in the CEB set.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param inventories the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param signature XML signature over the whole message; the law wants it
/// @param extension own data of the parties; not checked
@Root(type = "CEB603", element = "CEB603Message", namespace = Message.NAMESPACE, signed = true)
public record CEB603Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "Inventory", max = 100) List<Inventory> inventories,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension)
        implements EnterpriseMessage {
    public CEB603Message {
        inventories = List.copyOf(inventories);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<Inventory> documents() {
        return inventories;
    }

    /// One document: its head and its lines.
    public record Inventory(
            @Entity("InventoryHead") InventoryHead head,
            @Entity(value = "InventoryList", max = 100) List<InventoryList> lines)
            implements Headed {
        public Inventory {
            lines = List.copyOf(lines);
        }
    }

    /// 表头: what the whole document says.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param appType 报送类型: Submission type. `1` add, `2` change, `3` delete. Text (table
    ///     2-38) prints "1-add, 2-declare, 3-delete", an editing slip; XSD: 1 add, 2 change, 3
    ///     delete
    /// @param appTime 报送时间: Time the enterprise submits
    /// @param appStatus 业务状态: Submission status. `1` store only (draft), `2` declare
    /// @param customsCode 申报海关代码: Customs district where declared, 4 digits. Code table
    ///     customs_district
    /// @param ebpCode 电商平台代码: E-commerce platform: customs registration code (10) or
    ///     unified social credit code (18). Foreign platforms without a code write 无
    /// @param ebpName 电商平台名称: E-commerce platform registered name
    /// @param orderNo 订单编号: Order number on the trading platform; unique per platform
    /// @param logisticsCode 物流企业代码: Logistics enterprise customs registration code or USCC
    /// @param logisticsName 物流企业名称: Logistics enterprise registered name
    /// @param logisticsNo 物流运单编号: Parcel waybill number; not repeated within 6 months in
    ///     one logistics enterprise
    /// @param copNo 企业内部编号: Enterprise internal document number
    /// @param preNo 预录入编号: E-port number: B + yyyyMMdd + 9-digit serial
    /// @param invtNo 清单编号: Customs inventory number: 4-digit district + 4-digit year + I/E +
    ///     9 (up to 11 in 202205) digit serial
    /// @param ieFlag 进出口标记: Import/export flag. `I` import, `E` export
    /// @param portCode 口岸海关代码: Customs district of actual entry/exit, 4 digits. Code table
    ///     customs_district
    /// @param ieDate 进出口日期: Import/export date
    /// @param statisticsFlag 申报业务类型: Declaration kind. `A` simplified declaration (no
    ///     licence, no export duty, no tax refund; first 4 digits of gcode per tariff), `B`
    ///     summary declaration
    /// @param agentCode 申报企业代码: Declarant customs registration code or USCC
    /// @param agentName 申报企业名称: Declarant registered name
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param ebcName 电商企业名称: E-commerce enterprise registered name
    /// @param ownerCode 生产销售企业代码: Producing/selling enterprise code; NO when not
    ///     registered with customs. Write NO when not registered with customs
    /// @param ownerName 生产销售企业名称: Producing/selling enterprise name
    /// @param iacCode 区内企业代码: Warehouse enterprise inside the special zone, code. Required
    ///     for special-zone export (1210)
    /// @param iacName 区内企业名称: Warehouse enterprise inside the special zone, name. Required
    ///     for special-zone export (1210)
    /// @param emsNo 账册编号: Customs account book (EMS) number of the zone warehouse enterprise.
    ///     Required for special-zone export (1210)
    /// @param tradeMode 贸易方式: Supervision (trade) mode, 4 digits. `9610` retail export,
    ///     `1210` special-zone export, `1239` special-zone export (2018 text), `9710` B2B direct
    ///     export, `9810` export to overseas warehouse. Code table trade_mode
    /// @param trafMode 运输方式: Transport mode, customs code. Code table transport_mode
    /// @param trafName 运输工具名称: Means of transport name/number. May be left to the
    ///     master/house document (CEB607) where the district allows
    /// @param voyageNo 航班航次号: Voyage/flight number. May be left to CEB607
    /// @param billNo 提运单号: Bill of lading / master air waybill / road manifest number. May be
    ///     left to CEB607
    /// @param totalPackageNo 总包号: Master bag / pallet number (postal: mail-bag number). May be
    ///     left to CEB607. 2018: max 60; 202205: max 37 here but still 60 in WayBillList
    /// @param loctNo 监管场所代码: Supervised-site code; needed where one customs has several
    ///     cross-border sites
    /// @param licenseNo 许可证号: Import/export licence number
    /// @param country 运抵国（地区）: Country the goods are sent to. Code table country
    /// @param POD 指运港代码: Port of destination code. Code table port
    /// @param freight 运杂费: Freight actually charged by the logistics enterprise
    /// @param fCurrency 运费币制: Freight currency. Code table currency
    /// @param fFlag 运费标志: Freight flag. Always `3`. 202205 XSD fixes the value to 3; text
    ///     still lists 1/2/3
    /// @param insuredFee 保价费: Insurance (declared value) fee actually charged
    /// @param iCurrency 保费币制: Insurance currency. Code table currency
    /// @param iFlag 保费标志: Insurance flag. Always `3`. 202205 XSD fixes the value to 3; text
    ///     still lists 1/2/3
    /// @param wrapType 包装种类代码: Package type, 1 character. Code table wraptype
    /// @param packNo 件数: Number of packages
    /// @param grossWeight 毛重: Gross weight, kg (goods plus packing)
    /// @param netWeight 净重: Net weight, kg (goods only)
    /// @param note 备注: Remark
    public record InventoryHead(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) String customsCode,
            @Text(max = 18) String ebpCode,
            @Text(max = 100) String ebpName,
            @Text(max = 60) String orderNo,
            @Text(max = 18) String logisticsCode,
            @Text(max = 100) String logisticsName,
            @Text(max = 32) String logisticsNo,
            @Text(max = 30) String copNo,
            @Text(min = 18, max = 18) @Nullable String preNo,
            @Text(max = 20) @Nullable String invtNo,
            @OneOf({"I", "E"}) String ieFlag,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) String portCode,
            @Moment("yyyyMMdd") LocalDate ieDate,
            @OneOf({"A", "B"}) String statisticsFlag,
            @Text(max = 18) String agentCode,
            @Text(max = 100) String agentName,
            @Text(max = 18) String ebcCode,
            @Text(max = 100) String ebcName,
            @Text(max = 18) String ownerCode,
            @Text(max = 100) String ownerName,
            @Text(max = 18) @Nullable String iacCode,
            @Text(max = 100) @Nullable String iacName,
            @Text(max = 30) @Nullable String emsNo,
            @OneOf({"9610", "1210", "1239", "9710", "9810"}) String tradeMode,
            @Listed(CodeList.TRANSPORT) @Text(min = 1, max = 1) String trafMode,
            @Text(max = 100) @Nullable String trafName,
            @Text(max = 32) @Nullable String voyageNo,
            @Text(max = 37) @Nullable String billNo,
            @Text(max = 37) @Nullable String totalPackageNo,
            @Text(max = 10) @Nullable String loctNo,
            @Text(max = 19) @Nullable String licenseNo,
            @Listed(CodeList.COUNTRY) @Text(min = 3, max = 3) String country,
            @Listed(CodeList.PORT) @Text(min = 3, max = 4) String POD,
            @Amount BigDecimal freight,
            @Listed(CodeList.CURRENCY) @Text(min = 3, max = 3) String fCurrency,
            @OneOf("3") String fFlag,
            @Amount BigDecimal insuredFee,
            @Listed(CodeList.CURRENCY) @Text(min = 3, max = 3) String iCurrency,
            @OneOf("3") String iFlag,
            @Text(min = 1, max = 1) String wrapType,
            @Whole(digits = 9) int packNo,
            @Amount BigDecimal grossWeight,
            @Amount BigDecimal netWeight,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}

    /// 表体: one line.
    ///
    /// @param gnum 序号: Line number, starting at 1
    /// @param itemNo 企业商品货号: Enterprise item number (SKU)
    /// @param itemRecordNo 账册备案料号: Item record number in the account book. Required for
    ///     bonded export
    /// @param itemName 企业商品名称: Enterprise item name; used as the refund item name after
    ///     summarising
    /// @param gcode 商品编码: HS code, 10 digits (8 tariff + 2 additional). Simplified
    ///     declaration (A): first 4 digits by tariff heading, chapter must exist. Code table
    ///     hs_legal_units
    /// @param gname 商品名称: Goods name
    /// @param gmodel 规格型号: Specification/model text sufficient for classification, valuation
    ///     and supervision
    /// @param barCode 条形码: Bar code. Write 无 when there is none
    /// @param country 目的国（地区）: Country of final destination. Code table country
    /// @param currency 币制: Currency, 3-digit customs code. Code table currency
    /// @param qty 数量: Quantity in the declared unit
    /// @param qty1 法定数量: Quantity in the first statutory unit
    /// @param qty2 第二数量: Quantity in the second statutory unit
    /// @param unit 计量单位: Declared unit of measure, 3-digit customs code. Code table unit
    /// @param unit1 法定计量单位: First statutory unit. Code table unit
    /// @param unit2 第二计量单位: Second statutory unit. Code table unit
    /// @param price 单价: Unit price FOB
    /// @param totalPrice 总价: Line total = price x quantity
    /// @param note 备注: Remark
    public record InventoryList(
            @Whole(digits = 5) int gnum,
            @Text(max = 20) String itemNo,
            @Text(max = 30) @Nullable String itemRecordNo,
            @Text(max = 250) @Nullable String itemName,
            @Listed(CodeList.COMMODITY) @Text(min = 10, max = 10) String gcode,
            @Text(max = 250) String gname,
            @Text(max = 250) String gmodel,
            @Text(max = 50) String barCode,
            @Listed(CodeList.COUNTRY) @Text(min = 3, max = 3) String country,
            @Listed(CodeList.CURRENCY) @Text(min = 3, max = 3) String currency,
            @Amount BigDecimal qty,
            @Amount BigDecimal qty1,
            @Amount @Nullable BigDecimal qty2,
            @Listed(CodeList.UNIT) @Text(min = 3, max = 3) String unit,
            @Listed(CodeList.UNIT) @Text(min = 3, max = 3) String unit1,
            @Listed(CodeList.UNIT) @Text(max = 3) @Nullable String unit2,
            @Amount BigDecimal price,
            @Amount BigDecimal totalPrice,
            @Text(max = 1000) @Nullable String note) {}
}
