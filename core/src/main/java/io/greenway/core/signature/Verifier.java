package io.greenway.core.signature;

import io.greenway.core.message.Message;
import io.greenway.core.signature.XmlSignature.KeyInfo;
import io.greenway.core.signature.XmlSignature.Method;
import io.greenway.core.signature.XmlSignature.Reference;
import io.greenway.core.signature.XmlSignature.SignedInfo;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.CanonicalDocument;
import io.greenway.core.xml.CanonicalDocument.Cut;
import io.greenway.core.xml.Canonicaliser;
import io.greenway.core.xml.XmlReader;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Verifies the enveloped signature of a message over the bytes received, without building a tree
/// (facts: messages, signature; checks C). What is signed must be the whole message and nothing
/// else: one signature, in its published place, over the one reference that covers the document.
/// Safe for use by several threads.
public final class Verifier {
    static final String CANONICAL = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    private static final String PATH = "/Signature";
    private static final byte[] NOTHING = {};

    private final XmlReader<XmlSignature> reader = XmlReader.of(XmlSignature.class);
    private final Certificates certificates = new Certificates();
    private final Trust trust;

    public Verifier(Trust trust) {
        this.trust = trust;
    }

    /// Verifies a message.
    ///
    /// @param xml as received, or the payload of its envelope
    /// @param at the time at which certificate and revocations are judged
    public Verification verify(byte[] xml, Instant at) {
        return switch (Canonicaliser.read(xml, Message.SIGNATURE_NAMESPACE, "Signature")) {
            case Outcome.Refused<CanonicalDocument>(List<Fault> faults) ->
                    new Verification(faults, null, null, null, NOTHING);
            case Outcome.Accepted<CanonicalDocument>(CanonicalDocument document, List<Fault> _) ->
                    verify(document, at);
        };
    }

    private Verification verify(CanonicalDocument document, Instant at) {
        List<Cut> cuts = document.cuts();
        if (cuts.size() != 1) {
            FaultCode code =
                    cuts.isEmpty() ? FaultCode.SIGNATURE_MISSING : FaultCode.SIGNATURE_REPEATED;
            Fault fault = Fault.of(code, PATH, Integer.toString(cuts.size()), "1");
            return new Verification(List.of(fault), null, null, null, document.bytes());
        }
        List<Fault> faults = new ArrayList<>();
        Cut cut = cuts.getFirst();
        if (!SignaturePlace.isRight(document, cut)) {
            faults.add(Fault.of(FaultCode.SIGNATURE_MISPLACED, PATH, null, null));
        }
        return switch (reader.read(cut.canonical())) {
            case Outcome.Refused<XmlSignature>(List<Fault> broken) -> {
                faults.addAll(malformed(broken));
                yield new Verification(faults, null, null, null, document.bytes());
            }
            case Outcome.Accepted<XmlSignature>(XmlSignature signature, List<Fault> remarks) -> {
                faults.addAll(malformed(remarks));
                yield verify(document, cut, signature, faults, at);
            }
        };
    }

    /// Ids are allowed and mean nothing here; anything else unknown is not taken.
    private static List<Fault> malformed(List<Fault> remarks) {
        return remarks.stream()
                .filter(remark -> !remark.place().path().endsWith("@Id"))
                .map(
                        remark ->
                                Fault.of(
                                        FaultCode.SIGNATURE_MALFORMED,
                                        remark.place().path(),
                                        remark.found(),
                                        remark.expected()))
                .toList();
    }

    private Verification verify(
            CanonicalDocument document,
            Cut cut,
            XmlSignature signature,
            List<Fault> faults,
            Instant at) {
        SignedInfo info = signature.signedInfo();
        supported(info, faults);
        DigestAlgorithm digest = digest(info, document.bytes(), faults);
        Optional<SignatureAlgorithm> method = SignatureAlgorithm.of(info.signature().Algorithm());
        if (method.isEmpty()) {
            faults.add(
                    Fault.of(
                            FaultCode.SIGNATURE_METHOD_UNSUPPORTED,
                            PATH + "/SignedInfo/SignatureMethod",
                            info.signature().Algorithm(),
                            null));
        }
        Certificates.Known known = certificate(signature.keyInfo(), faults);
        if (known != null) {
            method.ifPresent(algorithm -> value(cut, signature, algorithm, known, faults));
            faults.addAll(trust.check(known.certificate(), at));
        }
        X509Certificate certificate = known == null ? null : known.certificate();
        return new Verification(faults, method.orElse(null), digest, certificate, document.bytes());
    }

    private static void supported(SignedInfo info, List<Fault> faults) {
        String canonicalization = info.canonicalization().Algorithm();
        if (!canonicalization.equals(CANONICAL)) {
            faults.add(
                    Fault.of(
                            FaultCode.CANONICALIZATION_UNSUPPORTED,
                            PATH + "/SignedInfo/CanonicalizationMethod",
                            canonicalization,
                            CANONICAL));
        }
        if (info.references().size() != 1) {
            faults.add(
                    Fault.of(
                            FaultCode.REFERENCE_COUNT,
                            PATH + "/SignedInfo/Reference",
                            Integer.toString(info.references().size()),
                            "1"));
        }
    }

    /// Compares each digest named with the one computed; gives the algorithm of the first.
    private static @Nullable DigestAlgorithm digest(
            SignedInfo info, byte[] canonical, List<Fault> faults) {
        DigestAlgorithm first = null;
        for (Reference reference : info.references()) {
            String path = PATH + "/SignedInfo/Reference";
            covers(reference, path, faults);
            Optional<DigestAlgorithm> digest = DigestAlgorithm.of(reference.digest().Algorithm());
            if (digest.isEmpty()) {
                faults.add(
                        Fault.of(
                                FaultCode.DIGEST_UNSUPPORTED,
                                path + "/DigestMethod",
                                reference.digest().Algorithm(),
                                null));
                continue;
            }
            first = first == null ? digest.get() : first;
            byte[] computed = Cryptography.digest(digest.get(), canonical);
            byte[] named = decoded(reference.DigestValue());
            if (!Arrays.equals(computed, named)) {
                faults.add(
                        Fault.of(
                                FaultCode.DIGEST_DIFFERS,
                                path + "/DigestValue",
                                "%s %s".formatted(digest.get().shown(), reference.DigestValue()),
                                "%s (%d bytes)"
                                        .formatted(
                                                Base64.getEncoder().encodeToString(computed),
                                                canonical.length)));
            }
        }
        return first;
    }

    /// The reference covers the whole document, less the signature itself.
    private static void covers(Reference reference, String path, List<Fault> faults) {
        if (!reference.URI().isEmpty()) {
            faults.add(
                    Fault.of(FaultCode.REFERENCE_NOT_WHOLE, path + "/@URI", reference.URI(), ""));
        }
        List<String> transforms =
                reference.transforms() == null
                        ? List.of()
                        : reference.transforms().transforms().stream()
                                .map(Method::Algorithm)
                                .toList();
        if (!transforms.equals(List.of(ENVELOPED))
                && !transforms.equals(List.of(ENVELOPED, CANONICAL))) {
            faults.add(
                    Fault.of(
                            FaultCode.TRANSFORMS_UNSUPPORTED,
                            path + "/Transforms",
                            String.join(" ", transforms),
                            ENVELOPED));
        }
    }

    private Certificates.@Nullable Known certificate(@Nullable KeyInfo info, List<Fault> faults) {
        String path = PATH + "/KeyInfo/X509Data/X509Certificate";
        String text =
                info == null || info.x509Data() == null ? null : info.x509Data().X509Certificate();
        if (info == null || text == null || text.isBlank()) {
            faults.add(Fault.of(FaultCode.CERTIFICATE_MISSING, path, null, null));
            return null;
        }
        Certificates.Known known = certificates.read(text).orElse(null);
        if (known == null) {
            faults.add(Fault.of(FaultCode.CERTIFICATE_UNREADABLE, path, null, null));
            return null;
        }
        String number = known.number();
        String name = info.KeyName();
        if (name != null && !name.strip().toLowerCase(Locale.ROOT).equals(number)) {
            faults.add(
                    Fault.of(FaultCode.KEY_NAME_DIFFERS, PATH + "/KeyInfo/KeyName", name, number));
        }
        return known;
    }

    private static void value(
            Cut cut,
            XmlSignature signature,
            SignatureAlgorithm algorithm,
            Certificates.Known known,
            List<Fault> faults) {
        String keyType = known.key().getAlgorithm();
        if (!algorithm.fits(keyType)) {
            faults.add(
                    Fault.of(
                            FaultCode.CERTIFICATE_KEY_MISMATCH,
                            PATH + "/SignedInfo/SignatureMethod",
                            algorithm.uri(),
                            keyType));
            return;
        }
        byte[] signed = signedInfo(cut.canonical());
        byte[] value = decoded(signature.SignatureValue());
        if (!Cryptography.verify(algorithm, known.key(), signed, value)) {
            faults.add(
                    Fault.of(
                            FaultCode.SIGNATURE_VALUE_WRONG,
                            PATH + "/SignatureValue",
                            algorithm.name(),
                            known.number()));
        }
    }

    /// The canonical form of the signed information of a canonical signature.
    static byte[] signedInfo(byte[] signature) {
        byte[] plain = PlainSignedInfo.in(signature);
        if (plain.length > 0) {
            return plain;
        }
        return switch (Canonicaliser.read(signature, Message.SIGNATURE_NAMESPACE, "SignedInfo")) {
            case Outcome.Accepted<CanonicalDocument>(CanonicalDocument info, List<Fault> _) ->
                    info.cuts().getFirst().canonical();
            case Outcome.Refused<CanonicalDocument> refused ->
                    throw new IllegalStateException("A canonical form is not well-formed");
        };
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException none) {
            return NOTHING;
        }
    }
}
