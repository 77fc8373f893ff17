package io.greenway.baseline.document;

import io.greenway.core.message.CEB621Message;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Head of an inventory. The same class is read from XML and kept in the database.
@Embeddable
@XmlAccessorType(XmlAccessType.FIELD)
public class InventoryHead {
    String guid = "";
    String appType = "";

    @XmlJavaTypeAdapter(Dates.Second.class)
    LocalDateTime appTime = LocalDateTime.MIN;

    String appStatus = "";
    String orderNo = "";
    String ebpCode = "";
    String ebpName = "";
    String ebcCode = "";
    String ebcName = "";
    String logisticsNo = "";
    String logisticsCode = "";
    String logisticsName = "";
    @Nullable String copNo;
    @Nullable String preNo;
    String assureCode = "";
    @Nullable String emsNo;
    @Nullable String invtNo;
    String ieFlag = "";

    @XmlJavaTypeAdapter(Dates.Day.class)
    LocalDate declTime = LocalDate.EPOCH;

    String customsCode = "";
    String portCode = "";

    @XmlJavaTypeAdapter(Dates.Day.class)
    @Nullable LocalDate ieDate;

    String buyerIdType = "";
    String buyerIdNumber = "";
    String buyerName = "";
    String buyerTelephone = "";
    String consigneeAddress = "";
    String agentCode = "";
    String agentName = "";
    @Nullable String areaCode;
    @Nullable String areaName;
    String tradeMode = "";
    String trafMode = "";
    @Nullable String trafNo;
    @Nullable String voyageNo;
    @Nullable String billNo;
    @Nullable String loctNo;
    @Nullable String licenseNo;
    String country = "";

    @Column(precision = 19, scale = 5)
    BigDecimal freight = BigDecimal.ZERO;

    @Column(precision = 19, scale = 5)
    BigDecimal insuredFee = BigDecimal.ZERO;

    String currency = "";
    @Nullable String wrapType;
    int packNo;

    @Column(precision = 19, scale = 5)
    BigDecimal grossWeight = BigDecimal.ZERO;

    @Column(precision = 19, scale = 5)
    BigDecimal netWeight = BigDecimal.ZERO;

    @Column(length = 1000)
    @Nullable String note;

    /// Number of the order.
    public String orderNo() {
        return orderNo;
    }

    /// As the rules want it.
    public CEB621Message.InventoryHead content() {
        return new CEB621Message.InventoryHead(
                guid,
                appType,
                appTime,
                appStatus,
                orderNo,
                ebpCode,
                ebpName,
                ebcCode,
                ebcName,
                logisticsNo,
                logisticsCode,
                logisticsName,
                copNo,
                preNo,
                assureCode,
                emsNo,
                invtNo,
                ieFlag,
                declTime,
                customsCode,
                portCode,
                ieDate,
                buyerIdType,
                buyerIdNumber,
                buyerName,
                buyerTelephone,
                consigneeAddress,
                agentCode,
                agentName,
                areaCode,
                areaName,
                tradeMode,
                trafMode,
                trafNo,
                voyageNo,
                billNo,
                loctNo,
                licenseNo,
                country,
                freight,
                insuredFee,
                currency,
                wrapType,
                packNo,
                grossWeight,
                netWeight,
                note);
    }
}
