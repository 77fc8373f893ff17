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

/// CEB624 撤销申请单回执（进口）: import inventory cancel receipt. Answers CEB623; sent by
/// customs through this window.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param returns one answer for one document, 1 to 100
@Root(type = "CEB624", element = "CEB624Message", namespace = Message.NAMESPACE, lenient = true)
public record CEB624Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "InvtCancelReturn", max = 100) List<InvtCancelReturn> returns)
        implements CustomsMessage {
    public CEB624Message {
        returns = List.copyOf(returns);
    }

    @Override
    public List<InvtCancelReturn> documents() {
        return returns;
    }

    /// One answer. Statuses not listed here are kept and shown, never dropped.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param customsCode 申报海关代码: Customs district where declared, 4 digits. Code table
    ///     customs_district
    /// @param agentCode 申报企业代码: Declarant customs registration code or USCC
    /// @param ebpCode 电商平台代码: E-commerce platform: customs registration code (10) or
    ///     unified social credit code (18)
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param copNo 企业内部编号: Enterprise internal document number
    /// @param preNo 预录入编号: E-port pre-entry number, 18 characters. requiredness differs: XSD
    ///     minOccurs=1, spec text 否 (optional)
    /// @param invtNo 清单编号: Customs inventory number: 4-digit district + 4-digit year + I/E +
    ///     9 (up to 11 in 202205) digit serial
    /// @param returnStatus 回执状态: Result code; a number below 0 is a processing error of the
    ///     e-port system. `1` stored at e-port, `2` e-port declaring, `3` sent to customs, `4`
    ///     sending to customs failed, `100` rejected by customs (退单), `120` entered customs
    ///     database (logic checks passed), `399` customs approved (审结), `<0` processing error,
    ///     see codes.md
    /// @param returnTime 回执时间: Operation time
    /// @param returnInfo 回执信息: Result text (e.g. rejection reason)
    public record InvtCancelReturn(
            @Text(min = 36, max = 36) String guid,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) @Nullable String customsCode,
            @Text(min = 1, max = 18) @Nullable String agentCode,
            @Text(min = 1, max = 18) @Nullable String ebpCode,
            @Text(min = 1, max = 18) @Nullable String ebcCode,
            @Text(min = 1, max = 20) String copNo,
            @Text(min = 18, max = 18) String preNo,
            @Text(min = 18, max = 18) @Nullable String invtNo,
            @Text(min = 1, max = 10) String returnStatus,
            @Moment("yyyyMMddHHmmssSSS") LocalDateTime returnTime,
            @Text(min = 1, max = 1000) String returnInfo)
            implements Answer {
        @Override
        public CEB624Message message(String guid) {
            return new CEB624Message(guid, "1.0", List.of(this));
        }
    }
}
