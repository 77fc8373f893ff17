package io.greenway.core.message;

import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.OneOf;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.time.LocalDateTime;
import java.util.List;

/// CEB604 出口清单回执: export inventory receipt. Answers CEB603; sent by customs through this
/// window.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param returns one answer for one document, 1 to 100
@Root(type = "CEB604", element = "CEB604Message", namespace = Message.NAMESPACE, lenient = true)
public record CEB604Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "InventoryReturn", max = 100) List<InventoryReturn> returns)
        implements CustomsMessage {
    public CEB604Message {
        returns = List.copyOf(returns);
    }

    @Override
    public List<InventoryReturn> documents() {
        return returns;
    }

    /// One answer. Statuses not listed here are kept and shown, never dropped.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param agentCode 申报企业代码: Declarant customs registration code or USCC
    /// @param copNo 企业内部编号: Enterprise internal document number
    /// @param preNo 预录入编号: E-port pre-entry number, 18 characters. requiredness differs: XSD
    ///     minOccurs=1, spec text 否 (optional)
    /// @param invtNo 清单编号: Customs inventory number: 4-digit district + 4-digit year + I/E +
    ///     9 (up to 11 in 202205) digit serial. Required in XSD, optional (否) in text: a
    ///     not-yet-accepted inventory has no number. requiredness differs: XSD minOccurs=1, spec
    ///     text 否 (optional)
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param ebpCode 电商平台代码: E-commerce platform: customs registration code (10) or
    ///     unified social credit code (18)
    /// @param orderNo 订单编号: Order number on the trading platform; unique per platform
    /// @param statisticsFlag 申报业务类型: Declaration kind. `A` simplified declaration (no
    ///     licence, no export duty, no tax refund; first 4 digits of gcode per tariff), `B`
    ///     summary declaration
    /// @param returnStatus 回执状态: Result code; a number below 0 is a processing error of the
    ///     e-port system. `1` stored at e-port, `2` e-port declaring, `3` sent to customs, `4`
    ///     sending to customs failed, `100` rejected by customs (退单), `120` entered customs
    ///     database (logic checks passed), `300` manual review, `399` customs approved (审结),
    ///     `500` inspection, `800` released, `899` closed (结关), `<0` processing error, see
    ///     codes.md
    /// @param returnTime 回执时间: Operation time
    /// @param returnInfo 回执信息: Result text (e.g. rejection reason)
    public record InventoryReturn(
            @Text(min = 36, max = 36) String guid,
            @Text(max = 18) String agentCode,
            @Text(max = 30) String copNo,
            @Text(min = 18, max = 18) String preNo,
            @Text(max = 20) String invtNo,
            @Text(max = 18) String ebcCode,
            @Text(max = 18) String ebpCode,
            @Text(max = 60) String orderNo,
            @OneOf({"A", "B"}) String statisticsFlag,
            @Text(min = 1, max = 10) String returnStatus,
            @Moment("yyyyMMddHHmmssSSS") LocalDateTime returnTime,
            @Text(max = 1000) String returnInfo)
            implements Answer {
        @Override
        public CEB604Message message(String guid) {
            return new CEB604Message(guid, "1.0", List.of(this));
        }
    }
}
