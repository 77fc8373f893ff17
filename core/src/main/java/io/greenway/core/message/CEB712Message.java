package io.greenway.core.message;

import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.CodeList;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Listed;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB712 入库明细单回执: warehousing detail receipt. Answers CEB711; sent by customs through
/// this window.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param returns one answer for one document, 1 to 100
@Root(type = "CEB712", element = "CEB712Message", namespace = Message.NAMESPACE, lenient = true)
public record CEB712Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "DeliveryReturn", max = 100) List<DeliveryReturn> returns)
        implements CustomsMessage {
    public CEB712Message {
        returns = List.copyOf(returns);
    }

    @Override
    public List<DeliveryReturn> documents() {
        return returns;
    }

    /// One answer. Statuses not listed here are kept and shown, never dropped.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param customsCode 申报海关代码: Customs district where declared, 4 digits. Code table
    ///     customs_district
    /// @param operatorCode 监管场所经营人代码: Supervised-site operator customs registration code
    ///     (postal route: the postal logistics enterprise)
    /// @param copNo 企业内部编号: Enterprise internal document number. requiredness differs: XSD
    ///     minOccurs=0, spec text 是 (required)
    /// @param preNo 预录入编号: E-port pre-entry number, 18 characters. requiredness differs: XSD
    ///     minOccurs=0, spec text 是 (required)
    /// @param rkdNo 入库单编号: Warehousing (arrival) document number issued by customs
    /// @param returnStatus 回执状态: Result code; a number below 0 is a processing error of the
    ///     e-port system. `1` stored at e-port, `2` e-port declaring, `3` sent to customs, `4`
    ///     sending to customs failed, `100` rejected by customs (退单), `120` entered customs
    ///     database (logic checks passed), `399` customs approved (审结), `<0` processing error,
    ///     see codes.md
    /// @param returnTime 回执时间: Operation time
    /// @param returnInfo 回执信息: Result text (e.g. rejection reason)
    public record DeliveryReturn(
            @Text(min = 36, max = 36) String guid,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) @Nullable String customsCode,
            @Text(min = 1, max = 18) @Nullable String operatorCode,
            @Text(max = 20) @Nullable String copNo,
            @Text(max = 18) @Nullable String preNo,
            @Text(max = 18) @Nullable String rkdNo,
            @Text(min = 1, max = 10) String returnStatus,
            @Moment("yyyyMMddHHmmssSSS") LocalDateTime returnTime,
            @Text(min = 1, max = 1000) String returnInfo)
            implements Answer {
        @Override
        public CEB712Message message(String guid) {
            return new CEB712Message(guid, "1.0", List.of(this));
        }
    }
}
