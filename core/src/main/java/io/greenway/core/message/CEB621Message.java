package io.greenway.core.message;

import io.greenway.core.spec.Amount;
import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.CodeList;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.FaultCode;
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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB621 进口清单: import inventory (declaration list). Sent by the declarant (the e-commerce
/// enterprise or its agent); answered with CEB622.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param inventories the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param extension own data of the parties; not checked
/// @param signature XML signature over the whole message; published as required, see the switch
///     `--signatures`
@Root(type = "CEB621", element = "CEB621Message", namespace = Message.NAMESPACE, signed = true)
public record CEB621Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "Inventory", max = 100) List<Inventory> inventories,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature)
        implements EnterpriseMessage {
    public CEB621Message {
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
            @Entity(value = "InventoryList", min = 1, max = 99) List<InventoryList> lines)
            implements Headed {
        public Inventory {
            lines = List.copyOf(lines);
        }
    }

    /// 清单表头: who declares what to which customs.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param appType 报送类型: Submission type. `1` add, `2` change, `3` delete
    /// @param appTime 报送时间: Time the enterprise submits
    /// @param appStatus 业务状态: Submission status. `1` store only (draft), `2` declare. 2
    ///     requires the business Signature
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
    ///     leaves it open; the text of 2016 requires it, and receipts always carry it
    /// @param preNo 预录入编号: E-port pre-entry number, 18 characters
    /// @param assureCode 担保企业编号: Enterprise that guarantees the tax: customs registration
    ///     code. Must be the platform, the e-commerce enterprise or the logistics enterprise of
    ///     this inventory (XSD 2016/2018: declarant, e-commerce or logistics enterprise)
    /// @param emsNo 账册编号: Customs account book (EMS) number of the zone warehouse enterprise.
    ///     Required for bonded (1210)
    /// @param invtNo 清单编号: Customs inventory number: 4-digit district + 4-digit year + I/E +
    ///     9 (up to 11 in 202205) digit serial
    /// @param ieFlag 进出口标记: Import/export flag. `I` import, `E` export
    /// @param declTime 申报日期: Declaration date. Date on which the customs system accepts the
    ///     declaration
    /// @param customsCode 申报海关代码: Customs district where declared, 4 digits. Code table
    ///     customs_district
    /// @param portCode 口岸海关代码: Customs district of actual entry/exit, 4 digits. Code table
    ///     customs_district
    /// @param ieDate 进出口日期: Import/export date. Omit when the entry date is not known
    /// @param buyerIdType 订购人证件类型: Buyer id document type. `1` resident identity card, `2`
    ///     other (spec restricts to 1)
    /// @param buyerIdNumber 订购人证件号码: Buyer id document number
    /// @param buyerName 订购人姓名: Buyer real name
    /// @param buyerTelephone 订购人电话: Buyer telephone
    /// @param consigneeAddress 收货地址: Consignee address
    /// @param agentCode 申报企业代码: Declarant customs registration code or unified social
    ///     credit code
    /// @param agentName 申报企业名称: Declarant registered name
    /// @param areaCode 区内企业代码: Warehouse enterprise inside the special zone, code. Required
    ///     for bonded (1210)
    /// @param areaName 区内企业名称: Warehouse enterprise inside the special zone, name. Required
    ///     for bonded (1210)
    /// @param tradeMode 贸易方式: Supervision (trade) mode, 4 digits. `9610` direct purchase
    ///     import, `1210` bonded import. Code table trade_mode. The 202205 text names only 9610
    ///     and 1210; 1239 (bonded A) is used in practice outside pilot cities
    /// @param trafMode 运输方式: Transport mode, customs code. Code table transport_mode
    /// @param trafNo 运输工具编号: Means of transport name/number. Required for direct purchase
    ///     (9610); not filled for bonded
    /// @param voyageNo 航班航次号: Voyage/flight number. Required for direct purchase (9610); not
    ///     filled for bonded
    /// @param billNo 提运单号: Bill of lading / master air waybill / road manifest number.
    ///     Required for direct purchase (9610); not filled for bonded
    /// @param loctNo 监管场所代码: Supervised-site code; needed where one customs has several
    ///     cross-border sites
    /// @param licenseNo 许可证号: Import/export licence number
    /// @param country 起运国（地区）: Country of dispatch. 9610: departure country; bonded 1210:
    ///     142 (China). Code table country
    /// @param freight 运杂费: Freight actually charged by the logistics enterprise
    /// @param insuredFee 保价费: Insurance (declared value) fee actually charged
    /// @param currency 币制: Currency, 3-digit customs code. Code table currency
    /// @param wrapType 包装种类代码: Package type, 1 character. Code table wraptype
    /// @param packNo 件数: Number of packages. Restricted to 1
    /// @param grossWeight 毛重: Gross weight, kg (goods plus packing)
    /// @param netWeight 净重: Net weight, kg (goods only)
    /// @param note 备注: Remark
    public record InventoryHead(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
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
            @Text(min = 1, max = 30) String assureCode,
            @Text(max = 30) @Nullable String emsNo,
            @Text(max = 18) @Nullable String invtNo,
            @OneOf({"I", "E"}) String ieFlag,
            @Moment("yyyyMMdd") LocalDate declTime,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) String customsCode,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) String portCode,
            @Moment("yyyyMMdd") @Nullable LocalDate ieDate,
            @OneOf({"1", "2"}) String buyerIdType,
            @Personal @Text(min = 1, max = 60) String buyerIdNumber,
            @Personal @Text(min = 1, max = 60) String buyerName,
            @Personal @Text(min = 1, max = 30) String buyerTelephone,
            @Personal @Text(min = 1, max = 200) String consigneeAddress,
            @Text(min = 1, max = 18) String agentCode,
            @Text(min = 1, max = 100) String agentName,
            @Text(max = 18) @Nullable String areaCode,
            @Text(max = 100) @Nullable String areaName,
            @OneOf({"9610", "1210", "1239"}) String tradeMode,
            @Listed(CodeList.TRANSPORT) @Text(min = 1, max = 1) String trafMode,
            @Text(max = 100) @Nullable String trafNo,
            @Text(max = 32) @Nullable String voyageNo,
            @Text(max = 37) @Nullable String billNo,
            @Text(max = 10) @Nullable String loctNo,
            @Text(max = 19) @Nullable String licenseNo,
            @Listed(CodeList.COUNTRY) @Text(min = 3, max = 3) String country,
            @Amount BigDecimal freight,
            @Amount BigDecimal insuredFee,
            @OneOf(value = "142", code = FaultCode.CURRENCY_NOT_CNY) String currency,
            @Text(min = 1, max = 1) @Nullable String wrapType,
            @Whole(digits = 9) int packNo,
            @Amount BigDecimal grossWeight,
            @Amount BigDecimal netWeight,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}

    /// 清单表体: one declared line of goods.
    ///
    /// @param gnum 序号: Line number, starting at 1. Same numbering as the related order lines
    /// @param itemRecordNo 账册备案料号: Item record number in the account book. Required for
    ///     bonded (1210)
    /// @param itemNo 企业商品货号: Enterprise item number (SKU). The schema of 202205 allows 20
    ///     characters, its text and the schema of 2018 30
    /// @param itemName 企业商品名称: Item name as sold
    /// @param gcode 商品编码: HS code, 10 digits (8 tariff + 2 additional). Code table
    ///     hs_legal_units
    /// @param gname 商品名称: Goods name. Must agree with the order
    /// @param gmodel 规格型号: Specification/model text sufficient for classification, valuation
    ///     and supervision
    /// @param barCode 条形码: Bar code. Write 无 when there is none
    /// @param country 原产国（地区）: Country of origin. Code table country
    /// @param tradeCountry 贸易国: Trading country, 3-digit customs code. Code table country.
    ///     The text and the schema of 2018 want exactly 3 characters, that of 202205 1 to 3
    /// @param currency 币制: Currency, 3-digit customs code. Code table currency
    /// @param qty 数量: Quantity in the declared unit
    /// @param unit 计量单位: Declared unit of measure, 3-digit customs code. Code table unit
    /// @param qty1 法定数量: Quantity in the first statutory unit
    /// @param unit1 法定计量单位: First statutory unit. Code table unit
    /// @param qty2 第二数量: Quantity in the second statutory unit
    /// @param unit2 第二计量单位: Second statutory unit. Code table unit
    /// @param price 单价: Unit price
    /// @param totalPrice 总价: Line total = price x quantity
    /// @param note 备注: Remark
    public record InventoryList(
            @Whole(digits = 4) int gnum,
            @Text(max = 30) @Nullable String itemRecordNo,
            @Text(max = 20) @Nullable String itemNo,
            @Text(max = 250) @Nullable String itemName,
            @Listed(CodeList.COMMODITY) @Text(min = 10, max = 10) String gcode,
            @Text(min = 1, max = 250) String gname,
            @Text(min = 1, max = 510) String gmodel,
            @Text(max = 50) @Nullable String barCode,
            @Listed(CodeList.COUNTRY) @Text(min = 3, max = 3) String country,
            @Listed(CodeList.COUNTRY) @Text(min = 1, max = 3) @Nullable String tradeCountry,
            @OneOf(value = "142", code = FaultCode.CURRENCY_NOT_CNY) String currency,
            @Amount BigDecimal qty,
            @Listed(CodeList.UNIT) @Text(min = 3, max = 3) String unit,
            @Amount BigDecimal qty1,
            @Listed(CodeList.UNIT) @Text(min = 3, max = 3) String unit1,
            @Amount @Nullable BigDecimal qty2,
            @Listed(CodeList.UNIT) @Text(min = 3, max = 3) @Nullable String unit2,
            @Amount BigDecimal price,
            @Amount BigDecimal totalPrice,
            @Text(max = 1000) @Nullable String note) {}
}
