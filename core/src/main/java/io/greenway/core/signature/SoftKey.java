package io.greenway.core.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

/// A private key in a file, for tests, demonstrations and servers that hold their own key. Its
/// certificate decides the algorithm. Safe for use by several threads.
public final class SoftKey implements Signer {
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final SignatureAlgorithm algorithm;

    private SoftKey(PrivateKey key, X509Certificate certificate, SignatureAlgorithm algorithm) {
        this.key = key;
        this.certificate = certificate;
        this.algorithm = algorithm;
    }

    /// A key with its certificate.
    ///
    /// @throws IllegalArgumentException when the certificate is neither RSA nor SM2
    public static SoftKey of(PrivateKey key, X509Certificate certificate) {
        SignatureAlgorithm algorithm =
                switch (certificate.getPublicKey().getAlgorithm()) {
                    case "RSA" -> SignatureAlgorithm.RSA_SHA1;
                    case "EC" -> SignatureAlgorithm.SM2_SM3;
                    default ->
                            throw new IllegalArgumentException(
                                    "Neither RSA nor SM2: "
                                            + certificate.getPublicKey().getAlgorithm());
                };
        return new SoftKey(key, certificate, algorithm);
    }

    /// The first key of a PKCS#12 file.
    ///
    /// @throws IOException when it is none, or the password is wrong
    /// @throws GeneralSecurityException when its key cannot be used
    public static SoftKey pkcs12(byte[] file, char[] password)
            throws IOException, GeneralSecurityException {
        CertifiedKey stored = CertifiedKey.pkcs12(file, password);
        return of(stored.key(), stored.certificate());
    }

    /// A key and its certificate, one after the other in PEM.
    ///
    /// @throws IOException when one of them is missing
    /// @throws GeneralSecurityException when they cannot be used
    public static SoftKey pem(String text) throws IOException, GeneralSecurityException {
        PrivateKey key = null;
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                PrivateKeyInfo info = keyInfo(part);
                if (info != null) {
                    key =
                            new JcaPEMKeyConverter()
                                    .setProvider(Cryptography.BOUNCY_CASTLE)
                                    .getPrivateKey(info);
                }
            }
        }
        X509Certificate certificate = certificate(text);
        if (key == null || certificate == null) {
            throw new IOException("The text needs a private key and a certificate in PEM");
        }
        return of(key, certificate);
    }

    private static @Nullable PrivateKeyInfo keyInfo(Object part) {
        return switch (part) {
            case PrivateKeyInfo info -> info;
            case PEMKeyPair pair -> pair.getPrivateKeyInfo();
            default -> null;
        };
    }

    private static @Nullable X509Certificate certificate(String text)
            throws IOException, GeneralSecurityException {
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject part = reader.readPemObject();
                    part != null;
                    part = reader.readPemObject()) {
                if (part.getType().equals("CERTIFICATE")) {
                    return (X509Certificate)
                            CertificateFactory.getInstance("X.509", Cryptography.BOUNCY_CASTLE)
                                    .generateCertificate(
                                            new ByteArrayInputStream(part.getContent()));
                }
            }
        }
        return null;
    }

    /// The same key with another algorithm of its type, where a receiver allows it.
    public SoftKey with(SignatureAlgorithm other) {
        if (!other.fits(certificate.getPublicKey().getAlgorithm())) {
            throw new IllegalArgumentException(other + " does not fit the key");
        }
        return new SoftKey(key, certificate, other);
    }

    @Override
    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public byte[] sign(byte[] data) throws SignerFailure {
        try {
            Signature signature = Cryptography.signature(algorithm);
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new SignerFailure("The key does not sign", broken);
        }
    }
}
