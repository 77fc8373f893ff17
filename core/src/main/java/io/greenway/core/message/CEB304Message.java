package io.greenway.core.message;

import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.time.LocalDateTime;
import java.util.List;

/// CEB304 出口订单回执: export order receipt. Answers CEB303; sent by customs through this
/// window.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param returns one answer for one document, 1 to 100
@Root(type = "CEB304", element = "CEB304Message", namespace = Message.NAMESPACE, lenient = true)
public record CEB304Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "OrderReturn", max = 100) List<OrderReturn> returns)
        implements CustomsMessage {
    public CEB304Message {
        returns = List.copyOf(returns);
    }

    @Override
    public List<OrderReturn> documents() {
        return returns;
    }

    /// One answer. Statuses not listed here are kept and shown, never dropped.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param ebpCode 电商平台代码: E-commerce platform: customs registration code (10) or
    ///     unified social credit code (18)
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param orderNo 订单编号: Order number on the trading platform; unique per platform
    /// @param returnStatus 回执状态: Result code; a number below 0 is a processing error of the
    ///     e-port system. `1` stored at e-port, `2` e-port declaring, `3` sent to customs, `4`
    ///     sending to customs failed, `100` rejected by customs (退单), `120` entered customs
    ///     database (logic checks passed), `399` customs approved (审结), `<0` processing error,
    ///     see codes.md
    /// @param returnTime 回执时间: Operation time
    /// @param returnInfo 回执信息: Result text (e.g. rejection reason)
    public record OrderReturn(
            @Text(min = 36, max = 36) String guid,
            @Text(max = 18) String ebpCode,
            @Text(max = 18) String ebcCode,
            @Text(max = 60) String orderNo,
            @Text(min = 1, max = 10) String returnStatus,
            @Moment("yyyyMMddHHmmssSSS") LocalDateTime returnTime,
            @Text(max = 1000) String returnInfo)
            implements Answer {
        @Override
        public CEB304Message message(String guid) {
            return new CEB304Message(guid, "1.0", List.of(this));
        }
    }
}
