package io.greenway.baseline.document;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// A receipt as a message. One root serves for all papers: what it costs is the same.
@XmlRootElement(name = "ReturnMessage")
@XmlAccessorType(XmlAccessType.FIELD)
public final class ReturnMessage {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");

    @XmlAttribute String guid = "";
    @XmlAttribute String version = "1.0";

    @XmlElement(name = "Return")
    Answer answer = new Answer();

    /// The answer.
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Answer {
        String guid = "";
        String ebpCode = "";
        String ebcCode = "";
        String orderNo = "";
        @Nullable String number;
        String returnStatus = "";
        String returnTime = "";
        String returnInfo = "";
    }

    /// For JAXB.
    public ReturnMessage() {}

    public ReturnMessage(
            String guid,
            String ebpCode,
            String ebcCode,
            String orderNo,
            @Nullable String number,
            String status,
            LocalDateTime at,
            String info) {
        this.guid = guid;
        answer.guid = guid;
        answer.ebpCode = ebpCode;
        answer.ebcCode = ebcCode;
        answer.orderNo = orderNo;
        answer.number = number;
        answer.returnStatus = status;
        answer.returnTime = at.format(MILLIS);
        answer.returnInfo = info;
    }
}
