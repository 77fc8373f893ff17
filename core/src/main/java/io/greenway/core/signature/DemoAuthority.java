package io.greenway.core.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.spec.ECNamedCurveGenParameterSpec;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority for demonstrations and tests: it issues what e-port would. Nobody
/// outside a demonstration trusts it.
public final class DemoAuthority {
    /// What kind of keys it makes.
    public enum KeyKind {
        /// RSA of 2048 bits, as cards before July 2022.
        RSA,
        /// SM2 on its recommended curve, as cards since.
        SM2
    }

    private static final Duration AUTHORITY_VALID = Duration.ofDays(3650);
    private static final Duration LIST_VALID = Duration.ofDays(30);
    private static final int NUMBER_BITS = 63;
    private static final int ADDRESS = GeneralName.iPAddress;
    private static final int NAME = GeneralName.dNSName;

    private final CertifiedKey own;
    private final SecureRandom random;

    private DemoAuthority(CertifiedKey own, SecureRandom random) {
        this.own = own;
        this.random = random;
    }

    /// A new authority.
    ///
    /// @param name its common name
    /// @param at when it begins
    public static DemoAuthority create(String name, KeyKind kind, Instant at, SecureRandom random)
            throws GeneralSecurityException {
        KeyPair keys = keys(kind, random);
        X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
        X509Certificate certificate =
                certificate(
                        subject,
                        subject,
                        keys.getPublic(),
                        keys.getPrivate(),
                        new Term(at, at.plus(AUTHORITY_VALID), number(random)),
                        true,
                        List.of());
        return new DemoAuthority(new CertifiedKey(keys.getPrivate(), certificate), random);
    }

    /// An authority made before.
    public static DemoAuthority of(CertifiedKey own, SecureRandom random) {
        return new DemoAuthority(own, random);
    }

    /// Its own key and certificate.
    public CertifiedKey own() {
        return own;
    }

    /// A certificate for an enterprise, with a new key.
    ///
    /// @param code customs registration code or unified social credit code
    /// @param name registered name
    /// @param from first instant of validity
    /// @param until last instant
    public CertifiedKey issue(String code, String name, KeyKind kind, Instant from, Instant until)
            throws GeneralSecurityException {
        X500Name subject =
                new X500NameBuilder()
                        .addRDN(BCStyle.CN, name)
                        .addRDN(BCStyle.SERIALNUMBER, code)
                        .build();
        return issue(subject, kind, from, until, List.of());
    }

    /// A certificate for a service over TLS, with a new RSA key.
    ///
    /// @param hosts names and addresses by which clients call it
    public CertifiedKey issueService(List<String> hosts, Instant from, Instant until)
            throws GeneralSecurityException {
        X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, hosts.getFirst()).build();
        return issue(subject, KeyKind.RSA, from, until, hosts);
    }

    private CertifiedKey issue(
            X500Name subject, KeyKind kind, Instant from, Instant until, List<String> hosts)
            throws GeneralSecurityException {
        KeyPair keys = keys(kind, random);
        X509Certificate certificate =
                certificate(
                        name(own.certificate()),
                        subject,
                        keys.getPublic(),
                        own.key(),
                        new Term(from, until, number(random)),
                        false,
                        hosts);
        return new CertifiedKey(keys.getPrivate(), certificate);
    }

    /// The list of its revoked certificates.
    public X509CRL revoke(Collection<X509Certificate> revoked, Instant at)
            throws GeneralSecurityException {
        return revoke(revoked, List.of(), at);
    }

    /// The list of its revoked certificates, with those of earlier lists.
    public X509CRL revoke(
            Collection<X509Certificate> revoked, Collection<X509CRL> before, Instant at)
            throws GeneralSecurityException {
        JcaX509v2CRLBuilder list =
                new JcaX509v2CRLBuilder(own.certificate().getSubjectX500Principal(), Date.from(at));
        list.setNextUpdate(Date.from(at.plus(LIST_VALID)));
        for (X509CRL earlier : before) {
            list.addCRL(new JcaX509CRLHolder(earlier));
        }
        for (X509Certificate one : revoked) {
            list.addCRLEntry(one.getSerialNumber(), Date.from(at), CRLReason.keyCompromise);
        }
        ContentSigner signer = signer(own.key());
        return new JcaX509CRLConverter()
                .setProvider(Cryptography.BOUNCY_CASTLE)
                .getCRL(list.build(signer));
    }

    private record Term(Instant from, Instant until, BigInteger number) {}

    private static X509Certificate certificate(
            X500Name issuer,
            X500Name subject,
            PublicKey key,
            PrivateKey issuerKey,
            Term term,
            boolean authority,
            List<String> hosts)
            throws GeneralSecurityException {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            issuer,
                            term.number(),
                            Date.from(term.from()),
                            Date.from(term.until()),
                            subject,
                            key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            int usage =
                    authority
                            ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                            : KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            if (!hosts.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
            }
            return new JcaX509CertificateConverter()
                    .setProvider(Cryptography.BOUNCY_CASTLE)
                    .getCertificate(builder.build(signer(issuerKey)));
        } catch (CertIOException impossible) {
            throw new IllegalStateException("An extension could not be written", impossible);
        }
    }

    private static GeneralNames names(List<String> hosts) {
        return new GeneralNames(
                hosts.stream()
                        .map(host -> new GeneralName(isAddress(host) ? ADDRESS : NAME, host))
                        .toArray(GeneralName[]::new));
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    private static ContentSigner signer(PrivateKey key) throws GeneralSecurityException {
        String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SM3withSM2";
        try {
            return new JcaContentSignerBuilder(algorithm)
                    .setProvider(Cryptography.BOUNCY_CASTLE)
                    .build(key);
        } catch (OperatorCreationException unusable) {
            throw new GeneralSecurityException("The authority's key does not sign", unusable);
        }
    }

    private static KeyPair keys(KeyKind kind, SecureRandom random) throws GeneralSecurityException {
        return switch (kind) {
            case RSA -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048, random);
                yield generator.generateKeyPair();
            }
            case SM2 -> {
                KeyPairGenerator generator =
                        KeyPairGenerator.getInstance("EC", Cryptography.BOUNCY_CASTLE);
                generator.initialize(new ECNamedCurveGenParameterSpec("sm2p256v1"), random);
                yield generator.generateKeyPair();
            }
        };
    }

    private static X500Name name(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static BigInteger number(SecureRandom random) {
        return new BigInteger(NUMBER_BITS, random).add(BigInteger.ONE);
    }
}
