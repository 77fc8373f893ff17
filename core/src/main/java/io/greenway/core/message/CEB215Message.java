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

/// CEB215 退货理货明细单: return tally (arrival) detail. Sent by the operator of the customs
/// supervised site; answered with CEB216.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param details the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param signature XML signature over the whole message; the schema leaves it open
/// @param extension own data of the parties; not checked
@Root(type = "CEB215", element = "CEB215Message", namespace = Message.NAMESPACE)
public record CEB215Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "InvtRefundDetail", max = 100) List<InvtRefundDetail> details,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension)
        implements EnterpriseMessage {
    public CEB215Message {
        details = List.copyOf(details);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<InvtRefundDetail> documents() {
        return details;
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
    /// @param operatorCode 监管场所经营人代码: Supervised-site operator customs registration code
    ///     (postal route: the postal logistics enterprise)
    /// @param operatorName 监管场所经营人名称: Supervised-site operator registered name
    /// @param logisticsCode 物流企业代码: Logistics enterprise customs registration code or USCC
    /// @param logisticsName 物流企业名称: Logistics enterprise registered name
    /// @param logisticsNo 物流运单编号: Parcel waybill number; not repeated within 6 months in
    ///     one logistics enterprise
    /// @param invtNo 清单编号: Customs inventory number: 4-digit district + 4-digit year + I/E +
    ///     9 (up to 11 in 202205) digit serial
    /// @param coElNo 企业内部标识: Enterprise internal document number (export return documents)
    /// @param preNo 预录入编号: E-port number: o + yyyyMMdd + 9-digit serial (as printed in the
    ///     text)
    /// @param billNo 提运单号: Bill of lading / master air waybill / road manifest number. Write
    ///     the waybill number when there is none
    /// @param ieFlag 进出口标记: Import/export flag. `I` import, `E` export. Export return: I
    /// @param trafMode 运输方式: Transport mode, customs code. Code table transport_mode
    /// @param trafName 运输工具名称: Means of transport name/number
    /// @param voyageNo 航班航次号: Voyage/flight number
    /// @param location 卸货堆货的仓储位置: Storage location after unloading
    /// @param note 备注: Remark
    public record InvtRefundDetail(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) String customsCode,
            @Text(max = 18) String operatorCode,
            @Text(max = 100) String operatorName,
            @Text(max = 18) String logisticsCode,
            @Text(max = 100) String logisticsName,
            @Text(max = 80) String logisticsNo,
            @Text(max = 20) @Nullable String invtNo,
            @Text(max = 20) String coElNo,
            @Text(max = 18) @Nullable String preNo,
            @Text(max = 37) String billNo,
            @OneOf({"I", "E"}) String ieFlag,
            @Listed(CodeList.TRANSPORT) @Text(min = 1, max = 1) String trafMode,
            @Text(max = 100) String trafName,
            @Text(max = 32) String voyageNo,
            @Text(max = 250) @Nullable String location,
            @Text(max = 250) @Nullable String note)
            implements Submission {}
}
