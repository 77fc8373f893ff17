package io.greenway.core.message;

import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import io.greenway.core.spec.Whole;
import java.time.LocalDateTime;
import java.util.List;

/// CEB510 离境单回执: export departure receipt. Answers CEB509; sent by customs through this
/// window.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param returns one answer for one document, 1 to 100
@Root(type = "CEB510", element = "CEB510Message", namespace = Message.NAMESPACE, lenient = true)
public record CEB510Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "DepartureReturn", max = 100) List<DepartureReturn> returns)
        implements CustomsMessage {
    public CEB510Message {
        returns = List.copyOf(returns);
    }

    @Override
    public List<DepartureReturn> documents() {
        return returns;
    }

    /// One answer. Statuses not listed here are kept and shown, never dropped.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param logisticsCode 物流企业代码: Logistics enterprise customs registration code or USCC
    /// @param copNo 企业内部编号: Enterprise internal document number
    /// @param preNo 预录入编号: E-port pre-entry number, 18 characters
    /// @param msgSeqNo 报文序号: Sequence number of this message, from 1, without gaps (1 when
    ///     not split)
    /// @param returnStatus 回执状态: Result code; a number below 0 is a processing error of the
    ///     e-port system. `1` stored at e-port, `2` e-port declaring, `3` sent to customs, `4`
    ///     sending to customs failed, `100` rejected by customs (退单), `120` entered customs
    ///     database (logic checks passed), `399` customs approved (审结), `<0` processing error,
    ///     see codes.md
    /// @param returnTime 回执时间: Operation time
    /// @param returnInfo 回执信息: Result text (e.g. rejection reason)
    public record DepartureReturn(
            @Text(min = 36, max = 36) String guid,
            @Text(max = 18) String logisticsCode,
            @Text(max = 30) String copNo,
            @Text(min = 18, max = 18) String preNo,
            @Whole(digits = 9) int msgSeqNo,
            @Text(min = 1, max = 10) String returnStatus,
            @Moment("yyyyMMddHHmmssSSS") LocalDateTime returnTime,
            @Text(max = 1000) String returnInfo)
            implements Answer {
        @Override
        public CEB510Message message(String guid) {
            return new CEB510Message(guid, "1.0", List.of(this));
        }
    }
}
