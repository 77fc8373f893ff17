package io.greenway.baseline.document;

import io.greenway.core.message.CEB311Message;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Head of an order. The same class is read from XML and kept in the database.
@Embeddable
@XmlAccessorType(XmlAccessType.FIELD)
public class OrderHead {
    String guid = "";
    String appType = "";

    @XmlJavaTypeAdapter(Dates.Second.class)
    LocalDateTime appTime = LocalDateTime.MIN;

    String appStatus = "";
    String orderType = "";
    String orderNo = "";
    String ebpCode = "";
    String ebpName = "";
    String ebcCode = "";
    String ebcName = "";

    @Column(precision = 19, scale = 5)
    BigDecimal goodsValue = BigDecimal.ZERO;

    @Column(precision = 19, scale = 5)
    BigDecimal freight = BigDecimal.ZERO;

    @Column(precision = 19, scale = 5)
    BigDecimal discount = BigDecimal.ZERO;

    @Column(precision = 19, scale = 5)
    BigDecimal taxTotal = BigDecimal.ZERO;

    @Column(precision = 19, scale = 5)
    BigDecimal acturalPaid = BigDecimal.ZERO;

    String currency = "";
    String buyerRegNo = "";
    String buyerName = "";
    String buyerTelephone = "";
    String buyerIdType = "";
    String buyerIdNumber = "";
    @Nullable String payCode;
    @Nullable String payName;
    @Nullable String payTransactionId;
    @Nullable String batchNumbers;
    String consignee = "";
    String consigneeTelephone = "";
    String consigneeAddress = "";
    @Nullable String consigneeDistrict;

    @Column(length = 1000)
    @Nullable String note;

    /// Number of the order.
    public String orderNo() {
        return orderNo;
    }

    /// As the rules want it.
    public CEB311Message.OrderHead content() {
        return new CEB311Message.OrderHead(
                guid,
                appType,
                appTime,
                appStatus,
                orderType,
                orderNo,
                ebpCode,
                ebpName,
                ebcCode,
                ebcName,
                goodsValue,
                freight,
                discount,
                taxTotal,
                acturalPaid,
                currency,
                buyerRegNo,
                buyerName,
                buyerTelephone,
                buyerIdType,
                buyerIdNumber,
                payCode,
                payName,
                payTransactionId,
                batchNumbers,
                consignee,
                consigneeTelephone,
                consigneeAddress,
                consigneeDistrict,
                note);
    }
}
