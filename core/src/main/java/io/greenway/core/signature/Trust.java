package io.greenway.core.signature;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/// Whose certificates are trusted: authorities, and what they have revoked. Certificates are issued
/// by an authority directly, as those of e-port are.
public final class Trust {
    private static final String PATH = "/Signature/KeyInfo/X509Data/X509Certificate";
    private static final int REMEMBERED = 10_000;

    private final Map<X500Principal, List<X509Certificate>> authorities = new HashMap<>();
    private final Map<X500Principal, X509CRL> revocations = new HashMap<>();

    /// What is known of each certificate seen: finding its issuer is the costly step.
    private final Map<X509Certificate, Standing> standings = new ConcurrentHashMap<>();

    /// How a certificate stands.
    ///
    /// @param from first instant of its validity
    /// @param until last instant
    /// @param issuerUntil last instant of the authority that issued it; null when none is trusted
    /// @param revocations what that authority revoked; null when it gave no list
    private record Standing(
            Instant from,
            Instant until,
            @Nullable Instant issuerUntil,
            @Nullable X509CRL revocations) {}

    private Trust() {}

    /// Trust in these authorities.
    ///
    /// @param lists their lists of revoked certificates; one that none of them signed is not heeded
    public static Trust of(Collection<X509Certificate> authorities, Collection<X509CRL> lists) {
        Trust trust = new Trust();
        for (X509Certificate authority : authorities) {
            trust.authorities
                    .computeIfAbsent(authority.getSubjectX500Principal(), name -> new ArrayList<>())
                    .add(authority);
        }
        lists.forEach(trust::heed);
        return trust;
    }

    /// The certificates of a file in PEM or DER.
    ///
    /// @throws GeneralSecurityException when it holds something else
    public static List<X509Certificate> certificates(byte[] file) throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (var one : factory().generateCertificates(new ByteArrayInputStream(file))) {
            certificates.add((X509Certificate) one);
        }
        return certificates;
    }

    /// The lists of revoked certificates of a file in PEM or DER.
    ///
    /// @throws GeneralSecurityException when it holds something else
    public static List<X509CRL> revocations(byte[] file) throws GeneralSecurityException {
        List<X509CRL> lists = new ArrayList<>();
        for (var one : factory().generateCRLs(new ByteArrayInputStream(file))) {
            lists.add((X509CRL) one);
        }
        return lists;
    }

    private static CertificateFactory factory() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509", Cryptography.BOUNCY_CASTLE);
    }

    private void heed(X509CRL list) {
        for (X509Certificate authority :
                authorities.getOrDefault(list.getIssuerX500Principal(), List.of())) {
            try {
                list.verify(authority.getPublicKey(), Cryptography.BOUNCY_CASTLE);
                revocations.merge(list.getIssuerX500Principal(), list, Trust::newer);
            } catch (GeneralSecurityException notTheirs) {
                // Another authority of the same name may have signed it.
            }
        }
    }

    private static X509CRL newer(X509CRL one, X509CRL other) {
        Instant first = one.getThisUpdate().toInstant();
        return first.isBefore(other.getThisUpdate().toInstant()) ? other : one;
    }

    /// Every reason not to trust a certificate at a time; empty when there is none.
    public List<Fault> check(X509Certificate certificate, Instant at) {
        Standing standing = standings.get(certificate);
        if (standing == null) {
            standing = standing(certificate);
            if (standings.size() < REMEMBERED) {
                standings.put(certificate, standing);
            }
        }
        List<Fault> faults = new ArrayList<>();
        if (at.isBefore(standing.from())) {
            String begin = ">= " + standing.from();
            faults.add(fault(FaultCode.CERTIFICATE_NOT_YET_VALID, at.toString(), begin));
        }
        if (at.isAfter(standing.until())) {
            String end = "<= " + standing.until();
            faults.add(fault(FaultCode.CERTIFICATE_EXPIRED, at.toString(), end));
        }
        Instant issuerUntil = standing.issuerUntil();
        if (issuerUntil == null) {
            String issuer = certificate.getIssuerX500Principal().getName();
            faults.add(fault(FaultCode.ISSUER_UNKNOWN, issuer, null));
            return faults;
        }
        if (at.isAfter(issuerUntil)) {
            faults.add(fault(FaultCode.ISSUER_EXPIRED, at.toString(), "<= " + issuerUntil));
        }
        if (standing.revocations() != null) {
            revoked(certificate, standing.revocations(), at, faults);
        }
        return faults;
    }

    private Standing standing(X509Certificate certificate) {
        X509Certificate issuer = issuer(certificate);
        return new Standing(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                issuer == null ? null : issuer.getNotAfter().toInstant(),
                revocations.get(certificate.getIssuerX500Principal()));
    }

    private static void revoked(
            X509Certificate certificate, X509CRL list, Instant at, List<Fault> faults) {
        var entry = list.getRevokedCertificate(certificate.getSerialNumber());
        if (entry != null) {
            Instant since = entry.getRevocationDate().toInstant();
            if (!at.isBefore(since)) {
                faults.add(
                        fault(
                                FaultCode.CERTIFICATE_REVOKED,
                                Certificates.number(certificate),
                                "< " + since));
            }
        }
        if (list.getNextUpdate() != null && at.isAfter(list.getNextUpdate().toInstant())) {
            String due = "<= " + list.getNextUpdate().toInstant();
            faults.add(fault(FaultCode.REVOCATIONS_OUTDATED, at.toString(), due));
        }
    }

    private @Nullable X509Certificate issuer(X509Certificate certificate) {
        for (X509Certificate authority :
                authorities.getOrDefault(certificate.getIssuerX500Principal(), List.of())) {
            try {
                certificate.verify(authority.getPublicKey(), Cryptography.BOUNCY_CASTLE);
                return authority;
            } catch (GeneralSecurityException notTheirs) {
                // Another authority of the same name may have.
            }
        }
        return null;
    }

    private static Fault fault(FaultCode code, String found, @Nullable String expected) {
        return Fault.of(code, PATH, found, expected);
    }
}
