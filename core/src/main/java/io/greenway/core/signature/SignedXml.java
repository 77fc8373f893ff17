package io.greenway.core.signature;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.CanonicalDocument;
import io.greenway.core.xml.Canonicaliser;
import io.greenway.core.xml.XmlWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;

/// Signs messages: puts the published `ds:Signature` into the text and changes nothing else in it.
public final class SignedXml {
    private SignedXml() {}

    /// The text of a message, signed.
    ///
    /// @throws SignerFailure when the key cannot be used now
    public static byte[] write(Message message, Signer signer) throws SignerFailure {
        byte[] unsigned = XmlWriter.write((Record) message, XmlWriter.Style.PREFIXED);
        return switch (sign(unsigned, signer)) {
            case Outcome.Accepted<byte[]>(byte[] signed, List<Fault> _) -> signed;
            case Outcome.Refused<byte[]>(List<Fault> faults) ->
                    throw new IllegalArgumentException("Not to be signed: " + faults);
        };
    }

    /// The message with its signature.
    ///
    /// @param xml a message without one
    /// @return the faults when the text is not well-formed or is signed already
    /// @throws SignerFailure when the key cannot be used now
    public static Outcome<byte[]> sign(byte[] xml, Signer signer) throws SignerFailure {
        Outcome<CanonicalDocument> read =
                Canonicaliser.read(xml, Message.SIGNATURE_NAMESPACE, "Signature");
        return switch (read) {
            case Outcome.Refused<CanonicalDocument>(List<Fault> faults) ->
                    new Outcome.Refused<>(faults);
            case Outcome.Accepted<CanonicalDocument>(CanonicalDocument document, List<Fault> _) ->
                    document.cuts().isEmpty()
                            ? new Outcome.Accepted<>(signed(xml, document, signer), List.of())
                            : new Outcome.Refused<>(
                                    List.of(
                                            Fault.of(
                                                    FaultCode.ALREADY_SIGNED,
                                                    "/Signature",
                                                    null,
                                                    null)));
        };
    }

    private static byte[] signed(byte[] xml, CanonicalDocument document, Signer signer)
            throws SignerFailure {
        SignatureAlgorithm algorithm = signer.algorithm();
        byte[] digest = Cryptography.digest(algorithm.digest(), document.bytes());
        int place = SignaturePlace.in(document);
        byte[] draft = joined(xml, place, element(signer, digest, ""));
        byte[] value = signer.sign(signedInfo(draft));
        return joined(xml, place, element(signer, digest, base64(value)));
    }

    /// The canonical signed information depends on what is declared around it, so it is taken from
    /// the message itself.
    private static byte[] signedInfo(byte[] draft) {
        return switch (Canonicaliser.read(draft, Message.SIGNATURE_NAMESPACE, "Signature")) {
            case Outcome.Accepted<CanonicalDocument>(CanonicalDocument document, List<Fault> _) ->
                    Verifier.signedInfo(document.cuts().getFirst().canonical());
            case Outcome.Refused<CanonicalDocument> refused ->
                    throw new IllegalStateException("A signature broke the text: " + refused);
        };
    }

    private static byte[] element(Signer signer, byte[] digest, String value) throws SignerFailure {
        try {
            return """
            <ds:Signature xmlns:ds="%s"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="%s"/>\
            <ds:SignatureMethod Algorithm="%s"/><ds:Reference URI=""><ds:Transforms>\
            <ds:Transform Algorithm="%s"/></ds:Transforms><ds:DigestMethod Algorithm="%s"/>\
            <ds:DigestValue>%s</ds:DigestValue></ds:Reference></ds:SignedInfo>\
            <ds:SignatureValue>%s</ds:SignatureValue><ds:KeyInfo><ds:KeyName>%s</ds:KeyName>\
            <ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo>\
            </ds:Signature>"""
                    .formatted(
                            Message.SIGNATURE_NAMESPACE,
                            Verifier.CANONICAL,
                            signer.algorithm().uri(),
                            Verifier.ENVELOPED,
                            signer.algorithm().digest().uri(),
                            base64(digest),
                            value,
                            signer.keyName(),
                            base64(signer.certificate().getEncoded()))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (CertificateEncodingException broken) {
            throw new SignerFailure("The certificate of the key cannot be written", broken);
        }
    }

    private static byte[] joined(byte[] xml, int place, byte[] element) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(xml.length + element.length);
        out.write(xml, 0, place);
        out.write(element, 0, element.length);
        out.write(xml, place, xml.length - place);
        return out.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
