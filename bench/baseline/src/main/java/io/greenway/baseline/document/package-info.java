/// The documents: JAXB reads them and JPA keeps them.
@XmlSchema(namespace = Message.NAMESPACE, elementFormDefault = XmlNsForm.QUALIFIED)
@NullMarked
package io.greenway.baseline.document;

import io.greenway.core.message.Message;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
