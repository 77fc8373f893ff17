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
import io.greenway.core.spec.Whole;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB507 运抵单: export arrival at supervised site. Sent by the supervised-site operator /
/// logistics enterprise; answered with CEB508.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param arrivals the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param signature XML signature over the whole message; the schema leaves it open
/// @param extension own data of the parties; not checked
@Root(type = "CEB507", element = "CEB507Message", namespace = Message.NAMESPACE)
public record CEB507Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "Arrival", max = 100) List<Arrival> arrivals,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension)
        implements EnterpriseMessage {
    public CEB507Message {
        arrivals = List.copyOf(arrivals);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<Arrival> documents() {
        return arrivals;
    }

    /// One document: its head and its lines.
    public record Arrival(
            @Entity("ArrivalHead") ArrivalHead head,
            @Entity(value = "ArrivalList", min = 0, max = Integer.MAX_VALUE)
                    List<ArrivalList> lines)
            implements Headed {
        public Arrival {
            lines = List.copyOf(lines);
        }
    }

    /// 表头: what the whole document says.
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
    /// @param operatorCode 监管场所经营人代码: Supervised-site operator customs registration code
    ///     (postal route: the postal logistics enterprise)
    /// @param operatorName 监管场所经营人名称: Supervised-site operator registered name
    /// @param loctNo 监管场所代码: Supervised-site code; needed where one customs has several
    ///     cross-border sites
    /// @param ieFlag 进出口标记: Import/export flag. `I` import, `E` export
    /// @param trafMode 运输方式: Transport mode, customs code. Code table transport_mode
    /// @param billNo 提运单号: Bill of lading / master air waybill / road manifest number. May be
    ///     empty for the postal route
    /// @param domesticTrafNo 境内运输工具编号: Domestic vehicle that carries the goods to the
    ///     supervised site (e.g. licence plate)
    /// @param logisticsCode 物流企业代码: Logistics enterprise customs registration code or USCC
    /// @param logisticsName 物流企业名称: Logistics enterprise registered name
    /// @param msgCount 报文总数: Number of messages after splitting (1 when not split)
    /// @param msgSeqNo 报文序号: Sequence number of this message, from 1, without gaps (1 when
    ///     not split)
    /// @param note 备注: Remark
    public record ArrivalHead(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) String customsCode,
            @Text(max = 30) String copNo,
            @Text(min = 18, max = 18) @Nullable String preNo,
            @Text(max = 18) String operatorCode,
            @Text(max = 100) String operatorName,
            @Text(max = 10) @Nullable String loctNo,
            @OneOf({"I", "E"}) String ieFlag,
            @Listed(CodeList.TRANSPORT) @Text(min = 1, max = 1) String trafMode,
            @Text(max = 37) @Nullable String billNo,
            @Text(max = 100) String domesticTrafNo,
            @Text(max = 18) String logisticsCode,
            @Text(max = 100) String logisticsName,
            @Whole(digits = 9) int msgCount,
            @Whole(digits = 9) int msgSeqNo,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}

    /// 表体: one line.
    ///
    /// @param gnum 序号: Line number, starting at 1
    /// @param logisticsNo 物流运单编号: Parcel waybill number; not repeated within 6 months in
    ///     one logistics enterprise
    /// @param totalPackageNo 总包号: Master bag / pallet number (postal: mail-bag number)
    /// @param note 备注: Remark
    public record ArrivalList(
            @Whole(digits = 5) int gnum,
            @Text(max = 32) String logisticsNo,
            @Text(max = 37) @Nullable String totalPackageNo,
            @Text(max = 1000) @Nullable String note) {}
}
