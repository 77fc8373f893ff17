package io.greenway.baseline.document;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// A message with documents of one paper.
@XmlRootElement(name = "CEB511Message")
@XmlAccessorType(XmlAccessType.FIELD)
public final class WaybillMessage implements Submission {
    @XmlAttribute(required = true)
    String guid = "";

    @XmlElement(name = "Logistics", required = true)
    List<Waybill> waybills = new ArrayList<>();

    @Override
    public String guid() {
        return guid;
    }

    /// Its documents.
    public List<Waybill> waybills() {
        return waybills;
    }
}
