package io.greenway.baseline.document;

import io.greenway.core.message.CEB311Message;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlTransient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document as it comes in a message and as it is kept.
@Entity
@Table(name = "order_document", indexes = @Index(columnList = "order_no"))
@XmlAccessorType(XmlAccessType.FIELD)
public class Order {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_document")
    @SequenceGenerator(name = "order_document", allocationSize = 500)
    @XmlTransient
    @Nullable Long id;

    @Embedded
    @XmlElement(name = "OrderHead", required = true)
    OrderHead head = new OrderHead();

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "document_id", nullable = false, updatable = false)
    @XmlElement(name = "OrderList", required = true)
    List<OrderList> lines = new ArrayList<>();

    /// Its head.
    public OrderHead head() {
        return head;
    }

    /// As the rules want it.
    public CEB311Message.Order content() {
        return new CEB311Message.Order(
                head.content(), lines.stream().map(OrderList::content).toList());
    }
}
