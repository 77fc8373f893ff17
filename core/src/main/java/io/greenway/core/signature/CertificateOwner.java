package io.greenway.core.signature;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/// Whose certificate it is. Where e-port's real certificates keep the code of the enterprise is not
/// published (U), so it is read from the first of these parts of the subject that is there:
/// `organizationIdentifier`, `serialNumber`, `OU`; the name is `CN`, else `O`.
///
/// @param code code of the enterprise, or empty
/// @param name name of the enterprise, or empty
public record CertificateOwner(String code, String name) {
    /// The owner that a certificate names.
    public static CertificateOwner of(X509Certificate certificate) {
        X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        String code =
                part(subject, BCStyle.ORGANIZATION_IDENTIFIER)
                        .or(() -> part(subject, BCStyle.SERIALNUMBER))
                        .or(() -> part(subject, BCStyle.OU))
                        .orElse("");
        String name = part(subject, BCStyle.CN).or(() -> part(subject, BCStyle.O)).orElse("");
        return new CertificateOwner(code, name);
    }

    private static Optional<String> part(X500Name subject, ASN1ObjectIdentifier kind) {
        RDN[] parts = subject.getRDNs(kind);
        return parts.length == 0
                ? Optional.empty()
                : Optional.of(IETFUtils.valueToString(parts[0].getFirst().getValue()));
    }
}
