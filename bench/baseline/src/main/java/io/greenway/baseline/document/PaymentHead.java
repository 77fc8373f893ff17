package io.greenway.baseline.document;

import io.greenway.core.message.CEB411Message;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Head of a payment. The same class is read from XML and kept in the database.
@Embeddable
@XmlAccessorType(XmlAccessType.FIELD)
public class PaymentHead {
    String guid = "";
    String appType = "";

    @XmlJavaTypeAdapter(Dates.Second.class)
    LocalDateTime appTime = LocalDateTime.MIN;

    String appStatus = "";
    String payCode = "";
    String payName = "";
    String payTransactionId = "";
    String orderNo = "";
    String ebpCode = "";
    String ebpName = "";
    String payerIdType = "";
    String payerIdNumber = "";
    String payerName = "";
    @Nullable String telephone;

    @Column(precision = 19, scale = 5)
    BigDecimal amountPaid = BigDecimal.ZERO;

    String currency = "";

    @XmlJavaTypeAdapter(Dates.Second.class)
    LocalDateTime payTime = LocalDateTime.MIN;

    @Column(length = 1000)
    @Nullable String note;

    /// Number of the order.
    public String orderNo() {
        return orderNo;
    }

    /// As the rules want it.
    public CEB411Message.PaymentHead content() {
        return new CEB411Message.PaymentHead(
                guid,
                appType,
                appTime,
                appStatus,
                payCode,
                payName,
                payTransactionId,
                orderNo,
                ebpCode,
                ebpName,
                payerIdType,
                payerIdNumber,
                payerName,
                telephone,
                amountPaid,
                currency,
                payTime,
                note);
    }
}
