package io.greenway.core.message;

import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB404 收款单回执: export money receipt - receipt. Answers CEB403; sent by customs through
/// this window.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param returns one answer for one document, 1 to 100
@Root(type = "CEB404", element = "CEB404Message", namespace = Message.NAMESPACE, lenient = true)
public record CEB404Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "ReceiptsReturn", max = 100) List<ReceiptsReturn> returns)
        implements CustomsMessage {
    public CEB404Message {
        returns = List.copyOf(returns);
    }

    @Override
    public List<ReceiptsReturn> documents() {
        return returns;
    }

    /// One answer. Statuses not listed here are kept and shown, never dropped.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param orderNo 订单编号: Order number on the trading platform; unique per platform
    /// @param payNo 支付交易编号: Payment transaction number (export receipt)
    /// @param returnStatus 回执状态: Result code; a number below 0 is a processing error of the
    ///     e-port system. `1` stored at e-port, `2` e-port declaring, `3` sent to customs, `4`
    ///     sending to customs failed, `100` rejected by customs (退单), `120` entered customs
    ///     database (logic checks passed), `399` customs approved (审结), `<0` processing error,
    ///     see codes.md
    /// @param returnTime 回执时间: Operation time
    /// @param returnInfo 回执信息: Result text (e.g. rejection reason)
    public record ReceiptsReturn(
            @Text(min = 36, max = 36) String guid,
            @Text(max = 18) String ebcCode,
            @Text(max = 60) String orderNo,
            @Text(max = 60) @Nullable String payNo,
            @Text(min = 1, max = 10) String returnStatus,
            @Moment("yyyyMMddHHmmssSSS") LocalDateTime returnTime,
            @Text(max = 1000) String returnInfo)
            implements Answer {
        @Override
        public CEB404Message message(String guid) {
            return new CEB404Message(guid, "1.0", List.of(this));
        }
    }
}
