package io.greenway.baseline.document;

import io.greenway.core.message.CEB511Message;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Head of a waybill. The same class is read from XML and kept in the database.
@Embeddable
@XmlAccessorType(XmlAccessType.FIELD)
public class LogisticsHead {
    String guid = "";
    String appType = "";

    @XmlJavaTypeAdapter(Dates.Second.class)
    LocalDateTime appTime = LocalDateTime.MIN;

    String appStatus = "";
    String logisticsCode = "";
    String logisticsName = "";
    String logisticsNo = "";
    @Nullable String billNo;
    String orderNo = "";

    @Column(precision = 19, scale = 5)
    @Nullable BigDecimal freight;

    @Column(precision = 19, scale = 5)
    @Nullable BigDecimal insuredFee;

    String currency = "";

    @Column(precision = 19, scale = 5)
    BigDecimal weight = BigDecimal.ZERO;

    int packNo;
    @Nullable String goodsInfo;
    String consignee = "";
    String consigneeAddress = "";
    String consigneeTelephone = "";

    @Column(length = 1000)
    @Nullable String note;

    /// Number of the order.
    public String orderNo() {
        return orderNo;
    }

    /// As the rules want it.
    public CEB511Message.LogisticsHead content() {
        return new CEB511Message.LogisticsHead(
                guid,
                appType,
                appTime,
                appStatus,
                logisticsCode,
                logisticsName,
                logisticsNo,
                billNo,
                orderNo,
                freight,
                insuredFee,
                currency,
                weight,
                packNo,
                goodsInfo,
                consignee,
                consigneeAddress,
                consigneeTelephone,
                note);
    }
}
