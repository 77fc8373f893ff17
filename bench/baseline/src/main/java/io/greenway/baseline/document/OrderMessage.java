package io.greenway.baseline.document;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// A message with documents of one paper.
@XmlRootElement(name = "CEB311Message")
@XmlAccessorType(XmlAccessType.FIELD)
public final class OrderMessage implements Submission {
    @XmlAttribute(required = true)
    String guid = "";

    @XmlElement(name = "Order", required = true)
    List<Order> orders = new ArrayList<>();

    @Override
    public String guid() {
        return guid;
    }

    /// Its documents.
    public List<Order> orders() {
        return orders;
    }
}
