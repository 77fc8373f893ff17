package io.greenway.baseline.document;

import io.greenway.core.message.CEB621Message;
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
@Table(name = "inventory_document", indexes = @Index(columnList = "order_no"))
@XmlAccessorType(XmlAccessType.FIELD)
public class Inventory {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "inventory_document")
    @SequenceGenerator(name = "inventory_document", allocationSize = 500)
    @XmlTransient
    @Nullable Long id;

    @Embedded
    @XmlElement(name = "InventoryHead", required = true)
    InventoryHead head = new InventoryHead();

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "document_id", nullable = false, updatable = false)
    @XmlElement(name = "InventoryList", required = true)
    List<InventoryList> lines = new ArrayList<>();

    /// Its head.
    public InventoryHead head() {
        return head;
    }

    /// As the rules want it.
    public CEB621Message.Inventory content() {
        return new CEB621Message.Inventory(
                head.content(), lines.stream().map(InventoryList::content).toList());
    }
}
