package io.greenway.baseline;

import io.greenway.baseline.document.InventoryMessage;
import io.greenway.baseline.document.OrderMessage;
import io.greenway.baseline.document.PaymentMessage;
import io.greenway.baseline.document.Submission;
import io.greenway.baseline.document.WaybillMessage;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.springframework.stereotype.Component;

/// Reads messages with JAXB.
@Component
class Unmarshalling {
    private final JAXBContext context;
    private final XMLInputFactory factory;

    Unmarshalling() throws JAXBException {
        context =
                JAXBContext.newInstance(
                        OrderMessage.class,
                        PaymentMessage.class,
                        WaybillMessage.class,
                        InventoryMessage.class);
        factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    Submission read(byte[] xml) throws JAXBException, XMLStreamException {
        Object read =
                context.createUnmarshaller()
                        .unmarshal(factory.createXMLStreamReader(new ByteArrayInputStream(xml)));
        return (Submission) read;
    }
}
