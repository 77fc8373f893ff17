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

/// CEB303 出口订单: export order / B2B order / overseas-warehouse booking. Sent by the platform
/// or e-commerce enterprise; answered with CEB304.
///
/// From 202205 one message serves three businesses by orderType: E retail, B B2B direct (9710), W
/// overseas warehouse (9810).
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param orders the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param signature XML signature over the whole message; the schema leaves it open
/// @param extension own data of the parties; not checked
@Root(type = "CEB303", element = "CEB303Message", namespace = Message.NAMESPACE)
public record CEB303Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "Order", max = 100) List<Order> orders,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension)
        implements EnterpriseMessage {
    public CEB303Message {
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
            @Entity(value = "OrderList", max = 100) List<OrderList> lines)
            implements Headed {
        public Order {
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
    /// @param orderType 订单类型: Order type. `E` B2C export order, `B` B2B export order (9710),
    ///     `W` overseas-warehouse booking (9810). XSD 2022 annotation calls W "comprehensive
    ///     foreign-trade service order" while the spec text and revision note say
    ///     overseas-warehouse booking; the text is the later-edited source. 2018 values: I/E
    /// @param orderNo 电商订单/海外仓订仓单编号: Platform order number, or overseas-warehouse
    ///     booking number; unique
    /// @param ebpCode 电商平台代码: E-commerce platform: customs registration code (10) or
    ///     unified social credit code (18). Foreign platforms without a code write 无
    /// @param ebpName 电商平台名称: E-commerce platform registered name
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param ebcName 电商企业名称: E-commerce enterprise registered name
    /// @param goodsValue 商品价格: Goods value FOB (no freight), including the part settled by
    ///     non-cash deduction
    /// @param freight 运杂费: Freight and sundry charges; 0 when none
    /// @param currency 币制: Currency, 3-digit customs code. Code table currency
    /// @param note 备注: Remark
    public record OrderHead(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @OneOf({"E", "B", "W"}) String orderType,
            @Text(max = 60) String orderNo,
            @Text(max = 18) String ebpCode,
            @Text(max = 100) String ebpName,
            @Text(max = 18) String ebcCode,
            @Text(max = 100) String ebcName,
            @Amount BigDecimal goodsValue,
            @Amount BigDecimal freight,
            @Listed(CodeList.CURRENCY) @Text(min = 3, max = 3) String currency,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}

    /// 表体: one line.
    ///
    /// @param gnum 序号: Line number, starting at 1
    /// @param itemNo 企业商品货号: Enterprise item number (SKU)
    /// @param itemName 企业商品名称: Item name as sold
    /// @param itemDescribe 企业商品描述: Item description shown on the platform
    /// @param barCode 条形码: Bar code
    /// @param unit 计量单位: Declared unit of measure, 3-digit customs code. Code table unit
    /// @param currency 币制: Currency, 3-digit customs code. Code table currency
    /// @param qty 数量: Quantity in the declared unit
    /// @param price 单价: Unit price
    /// @param totalPrice 总价: Line total = price x quantity
    /// @param note 备注: Remark
    public record OrderList(
            @Whole(digits = 5) int gnum,
            @Text(max = 30) String itemNo,
            @Text(max = 250) String itemName,
            @Text(max = 1000) @Nullable String itemDescribe,
            @Text(max = 50) @Nullable String barCode,
            @Listed(CodeList.UNIT) @Text(min = 3, max = 3) String unit,
            @Listed(CodeList.CURRENCY) @Text(min = 3, max = 3) String currency,
            @Amount BigDecimal qty,
            @Amount BigDecimal price,
            @Amount BigDecimal totalPrice,
            @Text(max = 1000) @Nullable String note) {}
}
