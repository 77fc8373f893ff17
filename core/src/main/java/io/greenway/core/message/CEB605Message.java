package io.greenway.core.message;

import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.CodeList;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Foreign;
import io.greenway.core.spec.Fragment;
import io.greenway.core.spec.Listed;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.OneOf;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB605 撤销申请单（出口）: export inventory cancel application. Sent by the e-commerce
/// enterprise or its agent; answered with CEB606.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param cancellations the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param signature XML signature over the whole message; the law wants it
/// @param extension own data of the parties; not checked
@Root(type = "CEB605", element = "CEB605Message", namespace = Message.NAMESPACE, signed = true)
public record CEB605Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "InvtCancel", max = 100) List<InvtCancel> cancellations,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension)
        implements EnterpriseMessage {
    public CEB605Message {
        cancellations = List.copyOf(cancellations);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<InvtCancel> documents() {
        return cancellations;
    }

    /// One document.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param appType 报送类型: Submission type. `1` add, `2` change, `3` delete
    /// @param appTime 报送时间: Time the enterprise submits
    /// @param appStatus 业务状态: Submission status. `1` store only (draft), `2` declare
    /// @param customsCode 申报海关代码: Customs district where declared, 4 digits. Code table
    ///     customs_district
    /// @param copNo 企业内部编号: Enterprise internal document number
    /// @param preNo 预录入编号: E-port pre-entry number, 18 characters
    /// @param invtNo 清单编号: Customs inventory number: 4-digit district + 4-digit year + I/E +
    ///     9 (up to 11 in 202205) digit serial
    /// @param reason 原因: Reason
    /// @param agentCode 申报企业代码: Declarant customs registration code or USCC
    /// @param agentName 申报企业名称: Declarant registered name. spec text prints the name as
    ///     "agengName"
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param ebcName 电商企业名称: E-commerce enterprise registered name
    /// @param note 备注: Remark
    public record InvtCancel(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) String customsCode,
            @Text(max = 30) String copNo,
            @Text(min = 18, max = 18) @Nullable String preNo,
            @Text(max = 20) String invtNo,
            @Text(max = 1000) String reason,
            @Text(max = 18) String agentCode,
            @Text(max = 100) String agentName,
            @Text(max = 18) String ebcCode,
            @Text(max = 100) String ebcName,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}
}
