package io.greenway.core.message;

import io.greenway.core.spec.Amount;
import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.CodeList;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Listed;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import io.greenway.core.spec.Whole;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB792 汇总结果单: summary result. Sent by customs.
///
/// gseqno is required by the schema of 202205 and absent before it and from the published
/// example, so it may be absent here.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param results the documents, 1 to 100
@Root(type = "CEB792", element = "CEB792Message", namespace = Message.NAMESPACE, lenient = true)
public record CEB792Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "SummaryResult", max = 100) List<SummaryResult> results)
        implements CustomsMessage {
    public CEB792Message {
        results = List.copyOf(results);
    }

    @Override
    public List<SummaryResult> documents() {
        return results;
    }

    /// One document: its head and its lines.
    public record SummaryResult(
            @Entity("SummaryResultHead") SummaryResultHead head,
            @Entity(value = "SummaryResultList", min = 0, max = Integer.MAX_VALUE)
                    List<SummaryResultList> lines) {
        public SummaryResult {
            lines = List.copyOf(lines);
        }
    }

    /// 表头: what the whole document says.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param customsCode 申报海关代码: Customs district where declared, 4 digits. Code table
    ///     customs_district
    /// @param sumNo 汇总申请编号: Summary application number issued by customs
    /// @param opDate 汇总处理时间: Time of summarising
    /// @param declSeqNo 汇总统一编号: Number that maps one-to-one to a customs declaration
    /// @param decTmpNo 电子口岸暂存编号: E-port temporary number of the declaration
    /// @param decPreNo 电子口岸预录入编号: E-port pre-entry number of the declaration
    /// @param entryId 报关单编号: Customs declaration number
    /// @param decState 报关单状态: Customs declaration state (values defined by customs; not
    ///     enumerated in the standard)
    /// @param agentCode 申报企业代码: Declarant customs registration code or USCC
    /// @param agentName 申报企业名称: Declarant registered name
    /// @param ebcCode 电商企业代码: E-commerce enterprise (for exports: consignor of the
    ///     inventory): customs registration code or USCC
    /// @param ebcName 电商企业名称: E-commerce enterprise registered name
    /// @param declAgentCode 报关单位代码: Broker of the later customs declaration, code. spec
    ///     text prints the name as "declagAgentCode"
    /// @param declAgentName 报关单位名称: Broker of the later customs declaration, name
    /// @param grossWeight 毛重: Gross weight, kg (goods plus packing)
    /// @param netWeight 净重: Net weight, kg (goods only)
    /// @param msgCount 报文总数: Number of messages after splitting (1 when not split)
    /// @param msgSeqNo 报文序号: Sequence number of this message, from 1, without gaps (1 when
    ///     not split)
    /// @param note 备注: Remark
    public record SummaryResultHead(
            @Text(min = 36, max = 36) String guid,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) String customsCode,
            @Text(min = 18, max = 18) String sumNo,
            @Moment("yyyyMMddHHmmssSSS") LocalDateTime opDate,
            @Text(min = 18, max = 18) String declSeqNo,
            @Text(min = 18, max = 18) @Nullable String decTmpNo,
            @Text(min = 18, max = 18) @Nullable String decPreNo,
            @Text(min = 18, max = 18) @Nullable String entryId,
            @Text(min = 1, max = 3) String decState,
            @Text(max = 18) String agentCode,
            @Text(max = 100) String agentName,
            @Text(max = 18) String ebcCode,
            @Text(max = 100) String ebcName,
            @Text(max = 18) String declAgentCode,
            @Text(max = 100) String declAgentName,
            @Amount BigDecimal grossWeight,
            @Amount BigDecimal netWeight,
            @Whole(digits = 9) int msgCount,
            @Whole(digits = 9) int msgSeqNo,
            @Text(max = 1000) @Nullable String note) {}

    /// 表体: one line.
    ///
    /// @param invtNo 清单编号: Customs inventory number: 4-digit district + 4-digit year + I/E +
    ///     9 (up to 11 in 202205) digit serial
    /// @param logisticsNo 物流运单编号: Parcel waybill number; not repeated within 6 months in
    ///     one logistics enterprise
    /// @param gseqno 汇总结果单顺序号: Line number of the summary result
    /// @param gnum 序号: Line number, starting at 1
    /// @param gcode 商品编码: HS code, 10 digits (8 tariff + 2 additional). Code table
    ///     hs_legal_units
    public record SummaryResultList(
            @Text(max = 20) String invtNo,
            @Text(max = 32) String logisticsNo,
            @Whole(digits = 5) @Nullable Integer gseqno,
            @Whole(digits = 5) int gnum,
            @Listed(CodeList.COMMODITY) @Text(min = 10, max = 10) String gcode) {}
}
