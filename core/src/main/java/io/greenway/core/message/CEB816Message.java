package io.greenway.core.message;

import io.greenway.core.spec.Amount;
import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.CodeList;
import io.greenway.core.spec.Entity;
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

/// CEB816 电子税单: electronic tax bill. Sent by customs.
///
/// The specification text lists two more elements of the head, orderNo and logisticNo (C..60),
/// which the schema lacks, and real tax bills carry them: they are read with a warning and not
/// kept.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param taxes the documents, 1 or more
@Root(type = "CEB816", element = "CEB816Message", namespace = Message.NAMESPACE, lenient = true)
public record CEB816Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "Tax", max = Integer.MAX_VALUE) List<Tax> taxes)
        implements CustomsMessage {
    public CEB816Message {
        taxes = List.copyOf(taxes);
    }

    @Override
    public List<Tax> documents() {
        return taxes;
    }

    /// One document: its head and its lines.
    public record Tax(
            @Entity("TaxHeadRd") TaxHeadRd head,
            @Entity(value = "TaxListRd", max = 99) List<TaxListRd> lines) {
        public Tax {
            lines = List.copyOf(lines);
        }
    }

    /// 表头: what the whole document says.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param returnTime 回执时间: Operation time
    /// @param invtNo 清单编号: Customs inventory number: 4-digit district + 4-digit year + I/E +
    ///     9 (up to 11 in 202205) digit serial
    /// @param taxNo 电子税单编号: Electronic tax bill number (inventory number plus _suffix in
    ///     practice)
    /// @param customsTax 应征关税: Customs duty payable
    /// @param valueAddedTax 应征增值税: Value-added tax payable
    /// @param consumptionTax 应征消费税: Consumption tax payable
    /// @param status 税单状态: Status. `1` generated, `2` summarised, `3` void
    /// @param entDutyNo 缴款书编号: Payment-book (summary tax bill) number
    /// @param note 备注: Remark
    /// @param assureCode 担保企业编号: Enterprise that guarantees the tax: customs registration
    ///     code
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param logisticsCode 物流企业代码: Logistics enterprise customs registration code or USCC
    /// @param agentCode 申报企业代码: Declarant customs registration code or USCC
    /// @param customsCode 申报海关代码: Customs district where declared, 4 digits. Code table
    ///     customs_district
    public record TaxHeadRd(
            @Text(min = 36, max = 36) String guid,
            @Moment("yyyyMMddHHmmssSSS") LocalDateTime returnTime,
            @Text(min = 1, max = 18) String invtNo,
            @Text(min = 1, max = 50) String taxNo,
            @Amount BigDecimal customsTax,
            @Amount BigDecimal valueAddedTax,
            @Amount BigDecimal consumptionTax,
            @OneOf({"1", "2", "3"}) String status,
            @Text(max = 50) @Nullable String entDutyNo,
            @Text(max = 1000) @Nullable String note,
            @Text(max = 64) @Nullable String assureCode,
            @Text(max = 64) @Nullable String ebcCode,
            @Text(max = 64) @Nullable String logisticsCode,
            @Text(min = 1, max = 18) @Nullable String agentCode,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) @Nullable String customsCode) {}

    /// 表体: one line.
    ///
    /// @param gnum 序号: Line number, starting at 1
    /// @param gcode 商品编码: HS code, 10 digits (8 tariff + 2 additional). Code table
    ///     hs_legal_units
    /// @param taxPrice 完税总价格: Dutiable value of the line
    /// @param customsTax 应征关税: Customs duty payable
    /// @param valueAddedTax 应征增值税: Value-added tax payable
    /// @param consumptionTax 应征消费税: Consumption tax payable
    public record TaxListRd(
            @Whole(digits = 9) int gnum,
            @Listed(CodeList.COMMODITY) @Text(min = 10, max = 10) String gcode,
            @Amount BigDecimal taxPrice,
            @Amount BigDecimal customsTax,
            @Amount BigDecimal valueAddedTax,
            @Amount BigDecimal consumptionTax) {}
}
