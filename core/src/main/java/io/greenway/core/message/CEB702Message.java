package io.greenway.core.message;

import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import io.greenway.core.spec.Whole;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB702 汇总申请单回执: summary application receipt. Answers CEB701; sent by customs through
/// this window.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param returns one answer for one document, 1 to 100
@Root(type = "CEB702", element = "CEB702Message", namespace = Message.NAMESPACE, lenient = true)
public record CEB702Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "SummaryReturn", max = 100) List<SummaryReturn> returns)
        implements CustomsMessage {
    public CEB702Message {
        returns = List.copyOf(returns);
    }

    @Override
    public List<SummaryReturn> documents() {
        return returns;
    }

    /// One answer. Statuses not listed here are kept and shown, never dropped.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param agentCode 申报企业代码: Declarant customs registration code or USCC
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param copNo 企业内部编号: Enterprise internal document number
    /// @param preNo 预录入编号: E-port pre-entry number, 18 characters. requiredness differs: XSD
    ///     minOccurs=1, spec text 否 (optional)
    /// @param sumNo 汇总申请编号: Summary application number issued by customs
    /// @param msgSeqNo 报文序号: Sequence number of this message, from 1, without gaps (1 when
    ///     not split)
    /// @param returnStatus 回执状态: Result code; a number below 0 is a processing error of the
    ///     e-port system. `1` stored at e-port, `2` e-port declaring, `3` sent to customs, `4`
    ///     sending to customs failed, `100` rejected by customs (退单), `399` customs approved
    ///     (审结), `<0` processing error, see codes.md
    /// @param returnTime 回执时间: Operation time
    /// @param returnInfo 回执信息: Result text (e.g. rejection reason)
    public record SummaryReturn(
            @Text(min = 36, max = 36) String guid,
            @Text(max = 18) String agentCode,
            @Text(max = 18) String ebcCode,
            @Text(max = 30) String copNo,
            @Text(min = 18, max = 18) String preNo,
            @Text(min = 18, max = 18) @Nullable String sumNo,
            @Whole(digits = 9) int msgSeqNo,
            @Text(min = 1, max = 10) String returnStatus,
            @Moment("yyyyMMddHHmmssSSS") LocalDateTime returnTime,
            @Text(max = 1000) String returnInfo)
            implements Answer {
        @Override
        public CEB702Message message(String guid) {
            return new CEB702Message(guid, "1.0", List.of(this));
        }
    }
}
