package io.greenway.baseline.document;

import io.greenway.core.message.CEB621Message;
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

/// A line of an inventory. The same class is read from XML and kept in the database.
@Entity
@XmlAccessorType(XmlAccessType.FIELD)
public class InventoryList {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "inventorylist")
    @SequenceGenerator(name = "inventorylist", allocationSize = 500)
    @XmlTransient
    @Nullable Long id;

    int gnum;
    @Nullable String itemRecordNo;
    @Nullable String itemNo;
    @Nullable String itemName;
    String gcode = "";
    String gname = "";

    @Column(length = 510)
    String gmodel = "";

    @Nullable String barCode;
    String country = "";
    @Nullable String tradeCountry;
    String currency = "";

    @Column(precision = 19, scale = 5)
    BigDecimal qty = BigDecimal.ZERO;

    String unit = "";

    @Column(precision = 19, scale = 5)
    BigDecimal qty1 = BigDecimal.ZERO;

    String unit1 = "";

    @Column(precision = 19, scale = 5)
    @Nullable BigDecimal qty2;

    @Nullable String unit2;

    @Column(precision = 19, scale = 5)
    BigDecimal price = BigDecimal.ZERO;

    @Column(precision = 19, scale = 5)
    BigDecimal totalPrice = BigDecimal.ZERO;

    @Column(length = 1000)
    @Nullable String note;

    /// As the rules want it.
    public CEB621Message.InventoryList content() {
        return new CEB621Message.InventoryList(
                gnum,
                itemRecordNo,
                itemNo,
                itemName,
                gcode,
                gname,
                gmodel,
                barCode,
                country,
                tradeCountry,
                currency,
                qty,
                unit,
                qty1,
                unit1,
                qty2,
                unit2,
                price,
                totalPrice,
                note);
    }
}
