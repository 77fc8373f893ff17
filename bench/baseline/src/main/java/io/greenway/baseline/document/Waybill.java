package io.greenway.baseline.document;

import io.greenway.core.message.CEB511Message;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlTransient;
import org.jspecify.annotations.Nullable;

/// A document as it comes in a message and as it is kept.
@Entity
@Table(name = "waybill_document", indexes = @Index(columnList = "order_no"))
@XmlAccessorType(XmlAccessType.FIELD)
public class Waybill {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "waybill_document")
    @SequenceGenerator(name = "waybill_document", allocationSize = 500)
    @XmlTransient
    @Nullable Long id;

    @Embedded
    @XmlElement(name = "LogisticsHead", required = true)
    LogisticsHead head = new LogisticsHead();

    /// Its head.
    public LogisticsHead head() {
        return head;
    }

    /// As the rules want it.
    public CEB511Message.Logistics content() {
        return new CEB511Message.Logistics(head.content());
    }
}
