package io.greenway.baseline;

import io.greenway.baseline.document.ReturnMessage;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.StringWriter;
import org.springframework.stereotype.Component;

/// Writes receipts with JAXB.
@Component
class ReceiptXml {
    private final JAXBContext context;

    ReceiptXml() throws JAXBException {
        context = JAXBContext.newInstance(ReturnMessage.class);
    }

    String write(Receipt receipt) {
        try {
            Marshaller marshaller = context.createMarshaller();
            StringWriter text = new StringWriter();
            marshaller.marshal(
                    new ReturnMessage(
                            receipt.guid,
                            receipt.ebpCode,
                            receipt.ebcCode,
                            receipt.orderNo,
                            receipt.number,
                            receipt.status,
                            receipt.at,
                            receipt.info),
                    text);
            return text.toString();
        } catch (JAXBException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
