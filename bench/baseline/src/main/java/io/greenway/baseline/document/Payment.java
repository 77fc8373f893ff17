package io.greenway.baseline.document;

import io.greenway.core.message.CEB411Message;
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
@Table(name = "payment_document", indexes = @Index(columnList = "order_no"))
@XmlAccessorType(XmlAccessType.FIELD)
public class Payment {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "payment_document")
    @SequenceGenerator(name = "payment_document", allocationSize = 500)
    @XmlTransient
    @Nullable Long id;

    @Embedded
    @XmlElement(name = "PaymentHead", required = true)
    PaymentHead head = new PaymentHead();

    /// Its head.
    public PaymentHead head() {
        return head;
    }

    /// As the rules want it.
    public CEB411Message.Payment content() {
        return new CEB411Message.Payment(head.content());
    }
}
