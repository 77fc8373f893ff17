package io.greenway.core.signature;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Verifying as the JDK does, over a tree.
final class Tree {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");
    private static final DocumentBuilderFactory BUILDERS = builders();

    private Tree() {}

    private static DocumentBuilderFactory builders() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Whether the one signature of a document holds, by a certificate of this authority.
    static boolean isValid(byte[] xml, PublicKey authority) {
        try {
            DocumentBuilder builder = BUILDERS.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(new ByteArrayInputStream(xml));
            NodeList signatures = document.getElementsByTagNameNS(DSIG, "Signature");
            if (signatures.getLength() != 1) {
                return false;
            }
            Element signature = (Element) signatures.item(0);
            var context = new DOMValidateContext(new Selector(authority), signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            return FACTORY.unmarshalXMLSignature(context).validate(context);
        } catch (Exception broken) {
            return false;
        }
    }

    private static final class Selector extends KeySelector {
        private final PublicKey authority;

        Selector(PublicKey authority) {
            this.authority = authority;
        }

        @Override
        public KeySelectorResult select(
                KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
                throws KeySelectorException {
            for (XMLStructure part : info.getContent()) {
                if (part instanceof X509Data data) {
                    for (Object one : data.getContent()) {
                        if (one instanceof X509Certificate certificate) {
                            return () -> checked(certificate);
                        }
                    }
                }
            }
            throw new KeySelectorException("No certificate");
        }

        private Key checked(X509Certificate certificate) {
            try {
                certificate.verify(authority);
                return certificate.getPublicKey();
            } catch (GeneralSecurityException foreign) {
                throw new IllegalArgumentException(foreign);
            }
        }
    }
}
