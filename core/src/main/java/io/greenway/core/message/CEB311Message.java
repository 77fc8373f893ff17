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
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB311 电子订单: import order. Sent by the platform; answered with CEB312.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param orders the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param extension own data of the parties; not checked
/// @param signature XML signature over the whole message
@Root(type = "CEB311", element = "CEB311Message", namespace = Message.NAMESPACE)
public record CEB311Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "Order", max = 100) List<Order> orders,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature)
        implements EnterpriseMessage {
    public CEB311Message {
        orders = List.copyOf(orders);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<Order> documents() {
        return orders;
    }

    /// One document: its head and its lines.
    public record Order(
            @Entity("OrderHead") OrderHead head,
            @Entity(value = "OrderList", min = 1, max = 99) List<OrderList> lines)
            implements Headed {
        public Order {
            lines = List.copyOf(lines);
        }
    }

    /// 订单表头: what was bought, by whom, for how much.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param appType 报送类型: Submission type. `1` add, `2` change, `3` delete
    /// @param appTime 报送时间: Time the enterprise submits
    /// @param appStatus 业务状态: Submission status. `1` store only (draft), `2` declare
    /// @param orderType 订单类型: Order type. `I` import
    /// @param orderNo 订单编号: Order number on the trading platform; unique per platform
    /// @param ebpCode 电商平台代码: E-commerce platform: customs registration code (10) or
    ///     unified social credit code (18)
    /// @param ebpName 电商平台名称: E-commerce platform registered name
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or unified social credit code
    /// @param ebcName 电商企业名称: E-commerce enterprise registered name
    /// @param goodsValue 商品价格: Goods value actually transacted, including the part settled by
    ///     non-cash deduction
    /// @param freight 运杂费: Freight and sundry charges; 0 when none
    /// @param discount 非现金抵扣金额: Amount settled by points, virtual currency, vouchers; 0
    ///     when none
    /// @param taxTotal 代扣税款: Tax withheld in advance by the enterprise; 0 when none
    /// @param acturalPaid 实际支付金额: Amount actually paid (the name is misspelt as
    ///     published): goodsValue + freight + taxTotal - discount. Must equal the amount of the
    ///     payment
    /// @param currency 币制: Currency, 3-digit customs code. Code table currency
    /// @param buyerRegNo 订购人注册号: Buyer account id on the trading platform
    /// @param buyerName 订购人姓名: Buyer real name
    /// @param buyerTelephone 订购人电话: Buyer telephone
    /// @param buyerIdType 订购人证件类型: Buyer id document type. `1` resident identity card, `2`
    ///     other (spec restricts to 1)
    /// @param buyerIdNumber 订购人证件号码: Buyer id document number
    /// @param payCode 支付企业代码: Payment enterprise customs registration code. May be left
    ///     out, since the payment says the same
    /// @param payName 支付企业名称: Payment enterprise registered name
    /// @param payTransactionId 支付交易编号: Payment transaction number, unique within the
    ///     payment enterprise
    /// @param batchNumbers 商品批次号: Batch numbers of the goods
    /// @param consignee 收货人姓名: Consignee name. Must equal the waybill consignee
    /// @param consigneeTelephone 收货人电话: Consignee telephone. Must equal the waybill
    ///     consignee telephone
    /// @param consigneeAddress 收货地址: Consignee address. Must equal the waybill consignee
    ///     address
    /// @param consigneeDistrict 收货地址行政区划代码: Consignee administrative division, 6-digit
    ///     GB/T 2260 code. Code table admin_division
    /// @param note 备注: Remark
    public record OrderHead(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @OneOf("I") String orderType,
            @Text(min = 1, max = 60) String orderNo,
            @Text(min = 1, max = 18) String ebpCode,
            @Text(min = 1, max = 100) String ebpName,
            @Text(min = 1, max = 18) String ebcCode,
            @Text(min = 1, max = 100) String ebcName,
            @Amount BigDecimal goodsValue,
            @Amount BigDecimal freight,
            @Amount BigDecimal discount,
            @Amount BigDecimal taxTotal,
            @Amount BigDecimal acturalPaid,
            @OneOf(value = "142", code = FaultCode.CURRENCY_NOT_CNY) String currency,
            @Personal @Text(min = 1, max = 60) String buyerRegNo,
            @Personal @Text(min = 1, max = 60) String buyerName,
            @Personal @Text(min = 1, max = 30) String buyerTelephone,
            @OneOf({"1", "2"}) String buyerIdType,
            @Personal @Text(min = 1, max = 60) String buyerIdNumber,
            @Text(max = 18) @Nullable String payCode,
            @Text(max = 100) @Nullable String payName,
            @Text(max = 60) @Nullable String payTransactionId,
            @Text(max = 100) @Nullable String batchNumbers,
            @Personal @Text(min = 1, max = 100) String consignee,
            @Personal @Text(min = 1, max = 50) String consigneeTelephone,
            @Personal @Text(min = 1, max = 200) String consigneeAddress,
            @Listed(CodeList.DIVISION) @Text(min = 6, max = 6) @Nullable String consigneeDistrict,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}

    /// 订单表体: one line of goods.
    ///
    /// @param gnum 序号: Line number, starting at 1
    /// @param itemNo 企业商品货号: Enterprise item number (SKU)
    /// @param itemName 企业商品名称: Item name as sold
    /// @param gmodel 规格型号: Specification/model text sufficient for classification, valuation
    ///     and supervision
    /// @param itemDescribe 企业商品描述: Item description shown on the platform
    /// @param barCode 条形码: Bar code
    /// @param unit 计量单位: Declared unit of measure, 3-digit customs code. Code table unit
    /// @param qty 数量: Quantity in the declared unit
    /// @param price 单价: Unit price. Gifts are priced 0
    /// @param totalPrice 总价: Line total = price x quantity
    /// @param currency 币制: Currency, 3-digit customs code. Code table currency
    /// @param country 原产国: Country of origin. Code table country
    /// @param note 备注: Remark. Explain promotions where the price deviates from the market
    public record OrderList(
            @Whole(digits = 4) int gnum,
            @Text(max = 30) @Nullable String itemNo,
            @Text(min = 1, max = 250) String itemName,
            @Text(min = 1, max = 510) String gmodel,
            @Text(max = 1000) @Nullable String itemDescribe,
            @Text(max = 50) @Nullable String barCode,
            @Listed(CodeList.UNIT) @Text(min = 3, max = 3) String unit,
            @Amount BigDecimal qty,
            @Amount BigDecimal price,
            @Amount BigDecimal totalPrice,
            @OneOf(value = "142", code = FaultCode.CURRENCY_NOT_CNY) String currency,
            @Listed(CodeList.COUNTRY) @Text(min = 3, max = 3) String country,
            @Text(max = 1000) @Nullable String note) {}
}
