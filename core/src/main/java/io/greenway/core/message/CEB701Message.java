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

/// CEB701 汇总申请单: summary application (inventories to one customs declaration). Sent by the
/// declarant; answered with CEB702.
///
/// Filling startTime/endTime makes the list body ignored; lines became 0..unbounded in 202205.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param applications the documents, 1 to 100
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param signature XML signature over the whole message; the law wants it
/// @param extension own data of the parties; not checked
@Root(type = "CEB701", element = "CEB701Message", namespace = Message.NAMESPACE, signed = true)
public record CEB701Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "SummaryApply", max = 100) List<SummaryApply> applications,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension)
        implements EnterpriseMessage {
    public CEB701Message {
        applications = List.copyOf(applications);
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<SummaryApply> documents() {
        return applications;
    }

    /// One document: its head and its lines.
    public record SummaryApply(
            @Entity("SummaryApplyHead") SummaryApplyHead head,
            @Entity(value = "SummaryApplyList", min = 0, max = Integer.MAX_VALUE)
                    List<SummaryApplyList> lines)
            implements Headed {
        public SummaryApply {
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
    /// @param sumNo 汇总申请编号: Summary application number issued by customs
    /// @param agentCode 申报企业代码: Declarant customs registration code or USCC
    /// @param agentName 申报企业名称: Declarant registered name
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param ebcName 电商企业名称: E-commerce enterprise registered name
    /// @param declAgentCode 报关单位代码: Broker of the later customs declaration, code. spec
    ///     text prints the name as "declagAgentCode"
    /// @param declAgentName 报关单位名称: Broker of the later customs declaration, name
    /// @param startTime 汇总开始时间: Start of the period to summarise. In a pair with endTime,
    ///     endTime >= startTime; when filled, the list body is ignored
    /// @param endTime 汇总结束时间: End of the period to summarise. In a pair with startTime;
    ///     when filled, the list body is ignored
    /// @param loctNo 监管场所代码: Supervised-site code; needed where one customs has several
    ///     cross-border sites
    /// @param summaryFlag 收发货人汇总标志: Grouping by party. `1` by consignor only, `2` by
    ///     consignor and producing/selling enterprise
    /// @param itemNameFlag 按商品名汇总标志: Grouping by goods name. `1` by identical goods name,
    ///     (empty) not filled: by general goods class
    /// @param msgCount 报文总数: Number of messages after splitting (1 when not split)
    /// @param msgSeqNo 报文序号: Sequence number of this message, from 1, without gaps (1 when
    ///     not split)
    /// @param note 备注: Remark
    public record SummaryApplyHead(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) String customsCode,
            @Text(max = 30) String copNo,
            @Text(max = 18) @Nullable String preNo,
            @Text(max = 18) @Nullable String sumNo,
            @Text(max = 18) String agentCode,
            @Text(max = 100) String agentName,
            @Text(max = 18) String ebcCode,
            @Text(max = 100) String ebcName,
            @Text(max = 18) String declAgentCode,
            @Text(max = 100) String declAgentName,
            @Moment("yyyyMMddHHmmss") @Nullable LocalDateTime startTime,
            @Moment("yyyyMMddHHmmss") @Nullable LocalDateTime endTime,
            @Text(max = 10) @Nullable String loctNo,
            @OneOf({"1", "2"}) String summaryFlag,
            @OneOf({"1", ""}) String itemNameFlag,
            @Whole(digits = 9) int msgCount,
            @Whole(digits = 9) int msgSeqNo,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}

    /// 表体: one line.
    ///
    /// @param invtNo 清单编号: Customs inventory number: 4-digit district + 4-digit year + I/E +
    ///     9 (up to 11 in 202205) digit serial
    public record SummaryApplyList(@Text(max = 20) String invtNo) {}
}
