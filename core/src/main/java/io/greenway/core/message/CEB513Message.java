package io.greenway.core.message;

import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Foreign;
import io.greenway.core.spec.Fragment;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.OneOf;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB513 物流运单状态: import waybill status (sign-off). Sent by the logistics enterprise;
/// answered with CEB514.
///
/// Only logisticsStatus S is permitted.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param statuses the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param extension own data of the parties; not checked
/// @param signature XML signature over the whole message; the schema leaves it open
@Root(type = "CEB513", element = "CEB513Message", namespace = Message.NAMESPACE)
public record CEB513Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "LogisticsStatus", max = 100) List<LogisticsStatus> statuses,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature)
        implements EnterpriseMessage {
    public CEB513Message {
        statuses = List.copyOf(statuses);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<LogisticsStatus> documents() {
        return statuses;
    }

    /// One document.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param appType 报送类型: Submission type. `1` add, `2` change, `3` delete
    /// @param appTime 报送时间: Time the enterprise submits
    /// @param appStatus 业务状态: Submission status. `1` store only (draft), `2` declare
    /// @param logisticsCode 物流企业代码: Logistics enterprise customs registration code or
    ///     unified social credit code
    /// @param logisticsName 物流企业名称: Logistics enterprise registered name
    /// @param logisticsNo 物流运单编号: Parcel waybill number; not repeated within 6 months in
    ///     one logistics enterprise
    /// @param logisticsStatus 物流运单状态: Waybill status. `S` signed for, the only one allowed
    /// @param logisticsTime 物流状态时间: Actual time of the logistics status
    /// @param note 备注: Remark
    public record LogisticsStatus(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Text(min = 1, max = 18) String logisticsCode,
            @Text(min = 1, max = 100) String logisticsName,
            @Text(min = 1, max = 60) String logisticsNo,
            @OneOf("S") String logisticsStatus,
            @Moment("yyyyMMddHHmmss") LocalDateTime logisticsTime,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}
}
