package io.greenway.core.message;

import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.time.LocalDateTime;
import java.util.List;

/// CEB412: payment receipt 支付凭证回执. Answers CEB411; sent by customs through this window.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param returns one answer for one document, 1 to 100
@Root(type = "CEB412", element = "CEB412Message", namespace = Message.NAMESPACE, lenient = true)
public record CEB412Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "PaymentReturn", max = 100) List<PaymentReturn> returns)
        implements CustomsMessage {
    public CEB412Message {
        returns = List.copyOf(returns);
    }

    @Override
    public List<PaymentReturn> documents() {
        return returns;
    }

    /// One answer. Statuses not listed here are kept and shown, never dropped.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param payCode 支付企业代码: Payment enterprise customs registration code
    /// @param payTransactionId 支付交易编号: Payment transaction number, unique within the
    ///     payment enterprise
    /// @param returnStatus 回执状态: Result code; a number below 0 is a processing error of the
    ///     e-port system. `2` e-port declaring, `3` sent to customs, `4` sending to customs
    ///     failed, `100` rejected by customs (退单), `120` entered customs database (logic checks
    ///     passed), `399` customs approved (审结), `<0` processing error, see the code register
    /// @param returnTime 回执时间: Operation time
    /// @param returnInfo 回执信息: Result text (e.g. rejection reason)
    public record PaymentReturn(
            @Text(min = 36, max = 36) String guid,
            @Text(min = 1, max = 18) String payCode,
            @Text(min = 1, max = 60) String payTransactionId,
            @Text(min = 1, max = 10) String returnStatus,
            @Moment("yyyyMMddHHmmssSSS") LocalDateTime returnTime,
            @Text(min = 1, max = 1000) String returnInfo)
            implements Answer {
        @Override
        public CEB412Message message(String guid) {
            return new CEB412Message(guid, "1.0", List.of(this));
        }
    }
}
