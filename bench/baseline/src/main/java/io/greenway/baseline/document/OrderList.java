package io.greenway.baseline.document;

import io.greenway.core.message.CEB311Message;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlTransient;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A line of an order. The same class is read from XML and kept in the database.
@Entity
@XmlAccessorType(XmlAccessType.FIELD)
public class OrderList {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "orderlist")
    @SequenceGenerator(name = "orderlist", allocationSize = 500)
    @XmlTransient
    @Nullable Long id;

    int gnum;
    @Nullable String itemNo;
    String itemName = "";

    @Column(length = 510)
    String gmodel = "";

    @Column(length = 1000)
    @Nullable String itemDescribe;

    @Nullable String barCode;
    String unit = "";

    @Column(precision = 19, scale = 5)
    BigDecimal qty = BigDecimal.ZERO;

    @Column(precision = 19, scale = 5)
    BigDecimal price = BigDecimal.ZERO;

    @Column(precision = 19, scale = 5)
    BigDecimal totalPrice = BigDecimal.ZERO;

    String currency = "";
    String country = "";

    @Column(length = 1000)
    @Nullable String note;

    /// As the rules want it.
    public CEB311Message.OrderList content() {
        return new CEB311Message.OrderList(
                gnum,
                itemNo,
                itemName,
                gmodel,
                itemDescribe,
                barCode,
                unit,
                qty,
                price,
                totalPrice,
                currency,
                country,
                note);
    }
}
