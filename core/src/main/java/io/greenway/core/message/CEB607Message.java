package io.greenway.core.message;

import io.greenway.core.spec.Amount;
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
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB607 清单总分单: master/house list of inventories under one bill. Sent by the declarant;
/// answered with CEB608.
///
/// 202205 adds invtNo to lines for returned goods; lines became unbounded.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param wayBills the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param signature XML signature over the whole message; the law wants it
/// @param extension own data of the parties; not checked
@Root(type = "CEB607", element = "CEB607Message", namespace = Message.NAMESPACE, signed = true)
public record CEB607Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "WayBill", max = 100) List<WayBill> wayBills,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension)
        implements EnterpriseMessage {
    public CEB607Message {
        wayBills = List.copyOf(wayBills);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<WayBill> documents() {
        return wayBills;
    }

    /// One document: its head and its lines.
    public record WayBill(
            @Entity("WayBillHead") WayBillHead head,
            @Entity(value = "WayBillList", max = Integer.MAX_VALUE) List<WayBillList> lines)
            implements Headed {
        public WayBill {
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
    /// @param agentCode 申报企业代码: Declarant customs registration code or USCC
    /// @param agentName 申报企业名称: Declarant registered name
    /// @param loctNo 监管场所代码: Supervised-site code; needed where one customs has several
    ///     cross-border sites
    /// @param trafMode 运输方式: Transport mode, customs code. Code table transport_mode
    /// @param trafName 运输工具名称: Means of transport name/number
    /// @param voyageNo 航班航次号: Voyage/flight number
    /// @param billNo 提运单号: Bill of lading / master air waybill / road manifest number
    /// @param domesticTrafNo 境内运输工具编号: Domestic vehicle that carries the goods to the
    ///     supervised site (e.g. licence plate)
    /// @param grossWeight 毛重: Gross weight, kg (goods plus packing)
    /// @param logisticsCode 物流企业代码: Logistics enterprise customs registration code or USCC
    /// @param logisticsName 物流企业名称: Logistics enterprise registered name
    /// @param msgCount 报文总数: Number of messages after splitting (1 when not split)
    /// @param msgSeqNo 报文序号: Sequence number of this message, from 1, without gaps (1 when
    ///     not split)
    /// @param note 备注: Remark
    public record WayBillHead(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) String customsCode,
            @Text(max = 30) String copNo,
            @Text(min = 18, max = 18) @Nullable String preNo,
            @Text(max = 18) String agentCode,
            @Text(max = 100) String agentName,
            @Text(max = 10) @Nullable String loctNo,
            @Listed(CodeList.TRANSPORT) @Text(min = 1, max = 1) String trafMode,
            @Text(max = 100) String trafName,
            @Text(max = 32) String voyageNo,
            @Text(max = 37) String billNo,
            @Text(max = 100) @Nullable String domesticTrafNo,
            @Amount BigDecimal grossWeight,
            @Text(max = 18) String logisticsCode,
            @Text(max = 100) String logisticsName,
            @Whole(digits = 9) int msgCount,
            @Whole(digits = 9) int msgSeqNo,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}

    /// 表体: one line.
    ///
    /// @param gnum 序号: Line number, starting at 1
    /// @param totalPackageNo 总包号: Master bag / pallet number (postal: mail-bag number)
    /// @param logisticsNo 物流运单编号: Parcel waybill number; not repeated within 6 months in
    ///     one logistics enterprise
    /// @param invtNo 清单编号: Original export inventory number, for returned goods
    /// @param note 备注: Remark
    public record WayBillList(
            @Whole(digits = 5) int gnum,
            @Text(max = 60) @Nullable String totalPackageNo,
            @Text(max = 32) String logisticsNo,
            @Text(max = 20) @Nullable String invtNo,
            @Text(max = 1000) @Nullable String note) {}
}
