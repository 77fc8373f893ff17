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

/// CEB711 入库明细单: warehousing (arrival) detail. Sent by the operator of the customs
/// supervised site; answered with CEB712.
///
/// Only ONE Delivery per message (maxOccurs 1), with unbounded lines; large documents are split
/// with the same head.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param delivery the document
/// @param transfer who transmits
/// @param subscriptions who else receives data or receipts, 0 to 5
/// @param extension own data of the parties; not checked
/// @param signature XML signature over the whole message; the law wants it
@Root(type = "CEB711", element = "CEB711Message", namespace = Message.NAMESPACE, signed = true)
public record CEB711Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity("Delivery") Delivery delivery,
        @Entity("BaseTransfer") BaseTransfer transfer,
        @Entity(value = "BaseSubscribe", min = 0, max = 5) List<BaseSubscribe> subscriptions,
        @Entity(value = "ExtendMessage", min = 0) @Nullable ExtendMessage extension,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature)
        implements EnterpriseMessage {
    public CEB711Message {
        subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public List<Delivery> documents() {
        return List.of(delivery);
    }

    /// One document: its head and its lines.
    public record Delivery(
            @Entity("DeliveryHead") DeliveryHead head,
            @Entity(value = "DeliveryList", max = Integer.MAX_VALUE) List<DeliveryList> lines)
            implements Headed {
        public Delivery {
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
    /// @param copNo 企业内部编号: Own number of the document in the enterprise. The schema
    ///     leaves it open, the text requires it
    /// @param preNo 预录入编号: E-port pre-entry number, 18 characters
    /// @param rkdNo 入库单编号: Warehousing (arrival) document number issued by customs
    /// @param operatorCode 监管场所经营人代码: Supervised-site operator customs registration code
    ///     (postal route: the postal logistics enterprise)
    /// @param operatorName 监管场所经营人名称: Supervised-site operator registered name
    /// @param ieFlag 进出口标记: Import/export flag. `I` import, `E` export
    /// @param trafMode 运输方式: Transport mode, customs code. Code table transport_mode
    /// @param trafNo 运输工具编号: Means of transport name/number
    /// @param voyageNo 航班航次号: Voyage/flight number
    /// @param billNo 提运单号: Bill of lading / master air waybill / road manifest number
    /// @param logisticsCode 物流企业代码: Logistics enterprise customs registration code or
    ///     unified social credit code
    /// @param logisticsName 物流企业名称: Logistics enterprise registered name
    /// @param unloadLocation 卸货库位: Storage location after unloading
    /// @param note 备注: Remark
    public record DeliveryHead(
            @Text(min = 36, max = 36) String guid,
            @OneOf({"1", "2", "3"}) String appType,
            @Moment("yyyyMMddHHmmss") LocalDateTime appTime,
            @OneOf({"1", "2"}) String appStatus,
            @Listed(CodeList.DISTRICT) @Text(min = 4, max = 4) String customsCode,
            @Text(max = 20) @Nullable String copNo,
            @Text(max = 18) @Nullable String preNo,
            @Text(max = 18) @Nullable String rkdNo,
            @Text(min = 1, max = 18) String operatorCode,
            @Text(min = 1, max = 100) String operatorName,
            @OneOf({"I", "E"}) String ieFlag,
            @Listed(CodeList.TRANSPORT) @Text(min = 1, max = 1) String trafMode,
            @Text(min = 1, max = 100) String trafNo,
            @Text(min = 1, max = 32) String voyageNo,
            @Text(min = 1, max = 37) String billNo,
            @Text(min = 1, max = 18) String logisticsCode,
            @Text(min = 1, max = 100) String logisticsName,
            @Text(max = 100) @Nullable String unloadLocation,
            @Text(max = 1000) @Nullable String note)
            implements Submission {}

    /// 表体: one line.
    ///
    /// @param gnum 序号: Line number, starting at 1
    /// @param logisticsNo 物流运单编号: Parcel waybill number; not repeated within 6 months in
    ///     one logistics enterprise
    /// @param note 备注: Remark
    public record DeliveryList(
            @Whole(digits = 4) int gnum,
            @Text(min = 1, max = 60) String logisticsNo,
            @Text(max = 1000) @Nullable String note) {}
}
