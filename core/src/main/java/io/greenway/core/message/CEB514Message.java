package io.greenway.core.message;

import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.OneOf;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.time.LocalDateTime;
import java.util.List;

/// CEB514 物流运单状态回执: import waybill status receipt. Answers CEB513; sent by customs
/// through this window.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param returns one answer for one document, 1 to 100
@Root(type = "CEB514", element = "CEB514Message", namespace = Message.NAMESPACE, lenient = true)
public record CEB514Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "LogisticsStatusReturn", max = 100) List<LogisticsStatusReturn> returns)
        implements CustomsMessage {
    public CEB514Message {
        returns = List.copyOf(returns);
    }

    @Override
    public List<LogisticsStatusReturn> documents() {
        return returns;
    }

    /// One answer. Statuses not listed here are kept and shown, never dropped.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param logisticsCode 物流企业代码: Logistics enterprise customs registration code or USCC
    /// @param logisticsNo 物流运单编号: Parcel waybill number; not repeated within 6 months in
    ///     one logistics enterprise
    /// @param logisticsStatus 物流运单状态: Waybill status; only S (signed for) is allowed. `S`
    ///     signed for
    /// @param returnStatus 回执状态: Result code; a number below 0 is a processing error of the
    ///     e-port system. `2` e-port declaring, `3` sent to customs, `4` sending to customs
    ///     failed, `100` rejected by customs (退单), `120` entered customs database (logic checks
    ///     passed), `399` customs approved (审结), `<0` processing error, see codes.md
    /// @param returnTime 回执时间: Operation time
    /// @param returnInfo 回执信息: Result text (e.g. rejection reason)
    public record LogisticsStatusReturn(
            @Text(min = 36, max = 36) String guid,
            @Text(min = 1, max = 18) String logisticsCode,
            @Text(min = 1, max = 60) String logisticsNo,
            @OneOf("S") String logisticsStatus,
            @Text(min = 1, max = 10) String returnStatus,
            @Moment("yyyyMMddHHmmssSSS") LocalDateTime returnTime,
            @Text(min = 1, max = 1000) String returnInfo)
            implements Answer {
        @Override
        public CEB514Message message(String guid) {
            return new CEB514Message(guid, "1.0", List.of(this));
        }
    }
}
