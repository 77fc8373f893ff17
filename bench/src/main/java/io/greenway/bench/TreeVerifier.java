package io.greenway.bench;

import java.io.ByteArrayInputStream;
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
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// The rival: the JDK's own way to verify a signature, over a tree. Neither of its two forms asks
/// who issued the certificate, which ours does.
final class TreeVerifier {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    private final XMLSignatureFactory signatures = XMLSignatureFactory.getInstance("DOM");
    private final DocumentBuilder builder;
    private final KeySelector key;

    TreeVerifier(PublicKey key) throws Exception {
        this.builder = factory().newDocumentBuilder();
        this.key = KeySelector.singletonKeySelector(key);
    }

    private static DocumentBuilderFactory factory() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }

    /// As the JDK's guide shows it: everything made for each message, which is safe in any thread,
    /// and the key taken from the certificate in the message.
    static boolean isValidAsGuided(byte[] xml) throws Exception {
        DocumentBuilder builder = factory().newDocumentBuilder();
        return isValid(xml, builder, XMLSignatureFactory.getInstance("DOM"), new FromMessage());
    }

    /// As fast as it can be made: parser and factory kept for this thread, the key known before.
    boolean isValidTuned(byte[] xml) throws Exception {
        return isValid(xml, builder, signatures, key);
    }

    private static boolean isValid(
            byte[] xml, DocumentBuilder builder, XMLSignatureFactory factory, KeySelector key)
            throws Exception {
        Document document = builder.parse(new ByteArrayInputStream(xml));
        Element signature = (Element) document.getElementsByTagNameNS(DSIG, "Signature").item(0);
        DOMValidateContext context = new DOMValidateContext(key, signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", false); // It forbids SHA-1.
        return factory.unmarshalXMLSignature(context).validate(context);
    }

    private static final class FromMessage extends KeySelector {
        @Override
        public KeySelectorResult select(
                KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
                throws KeySelectorException {
            for (XMLStructure part : info.getContent()) {
                if (part instanceof X509Data data) {
                    for (Object one : data.getContent()) {
                        if (one instanceof X509Certificate certificate) {
                            return certificate::getPublicKey;
                        }
                    }
                }
            }
            throw new KeySelectorException("no certificate");
        }
    }
}
