package io.greenway.baseline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Verifies signatures as the guide of the JDK shows it: over a tree, with the key of the
/// certificate in the message, which one of the trusted authorities must have issued.
@Component
class Signatures {
    private final List<PublicKey> authorities = new ArrayList<>();

    Signatures(@Value("${baseline.trust}") Path trust)
            throws IOException, GeneralSecurityException {
        for (String pem : Files.readString(trust).split("(?<=-----END CERTIFICATE-----)")) {
            try (InputStream in =
                    new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.US_ASCII))) {
                if (in.available() > 0) {
                    authority(in);
                }
            }
        }
    }

    private void authority(InputStream pem) throws GeneralSecurityException {
        X509Certificate certificate =
                (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        try {
            authorities.add(certificate.getPublicKey());
        } catch (IllegalArgumentException unknownCurve) {
            return; // The JDK does not know SM2.
        }
    }

    /// Whether a message is signed, whole, by somebody who is known.
    boolean isValid(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList signatures =
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(xml))
                            .getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
            if (signatures.getLength() != 1) {
                return false;
            }
            DOMValidateContext context =
                    new DOMValidateContext(new FromMessage(), (Element) signatures.item(0));
            context.setProperty("org.jcp.xml.dsig.secureValidation", false); // It forbids SHA-1.
            return XMLSignatureFactory.getInstance("DOM")
                    .unmarshalXMLSignature(context)
                    .validate(context);
        } catch (ParserConfigurationException
                | SAXException
                | IOException
                | MarshalException
                | XMLSignatureException unreadable) {
            return false;
        }
    }

    private final class FromMessage extends KeySelector {
        @Override
        public KeySelectorResult select(
                KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
                throws KeySelectorException {
            for (XMLStructure part : info.getContent()) {
                if (part instanceof X509Data data) {
                    for (Object one : data.getContent()) {
                        if (one instanceof X509Certificate certificate && isKnown(certificate)) {
                            return certificate::getPublicKey;
                        }
                    }
                }
            }
            throw new KeySelectorException("no certificate of a known authority");
        }

        private boolean isKnown(X509Certificate certificate) {
            return authorities.stream()
                    .anyMatch(
                            authority -> {
                                try {
                                    certificate.checkValidity();
                                    certificate.verify(authority);
                                    return true;
                                } catch (GeneralSecurityException notByThisOne) {
                                    return false;
                                }
                            });
        }
    }
}
