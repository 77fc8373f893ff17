package io.greenway.baseline.document;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// A message with documents of one paper.
@XmlRootElement(name = "CEB621Message")
@XmlAccessorType(XmlAccessType.FIELD)
public final class InventoryMessage implements Submission {
    @XmlAttribute(required = true)
    String guid = "";

    @XmlElement(name = "Inventory", required = true)
    List<Inventory> inventories = new ArrayList<>();

    @Override
    public String guid() {
        return guid;
    }

    /// Its documents.
    public List<Inventory> inventories() {
        return inventories;
    }
}
