package io.greenway.core.signature;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// The primitives, each from the provider measured best: RSA and SHA from the Amazon Corretto
/// Crypto Provider where its native part runs and from the JDK elsewhere, SM2 and SM3 from
/// BouncyCastle. No provider is registered for the whole process.
public final class Cryptography {
    /// BouncyCastle, for certificates and keys on the SM2 curve.
    public static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private static final Provider RSA = rsa();
    private static final int RAW_SM2 = 64;

    private Cryptography() {}

    /// Which provider does the RSA step, by its name.
    public static String rsaProvider() {
        return RSA.getName();
    }

    /// The digest of bytes.
    public static byte[] digest(DigestAlgorithm algorithm, byte[] data) {
        try {
            return switch (algorithm) {
                case SHA1 -> MessageDigest.getInstance("SHA-1").digest(data);
                case SHA256 -> MessageDigest.getInstance("SHA-256").digest(data);
                case SM3 -> {
                    SM3Digest sm3 = new SM3Digest();
                    sm3.update(data, 0, data.length);
                    byte[] digest = new byte[sm3.getDigestSize()];
                    sm3.doFinal(digest, 0);
                    yield digest;
                }
            };
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK digests with SHA", missing);
        }
    }

    /// The public key of a certificate as the provider that verifies wants it, so that it need not
    /// be turned into its form each time.
    static PublicKey verifying(X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        try {
            return key.getAlgorithm().equals("RSA")
                    ? KeyFactory.getInstance("RSA", RSA)
                            .generatePublic(new X509EncodedKeySpec(key.getEncoded()))
                    : key;
        } catch (GeneralSecurityException asItIs) {
            return key;
        }
    }

    /// Whether a signature of data was made with the private half of a key.
    public static boolean verify(
            SignatureAlgorithm algorithm, PublicKey key, byte[] data, byte[] signature) {
        try {
            Signature verifier = signature(algorithm);
            verifier.initVerify(key);
            verifier.update(data);
            return verifier.verify(
                    algorithm == SignatureAlgorithm.SM2_SM3 ? structured(signature) : signature);
        } catch (GeneralSecurityException | IllegalArgumentException doesNotFit) {
            return false; // A value that is no signature at all, or a key that cannot be used.
        }
    }

    /// The algorithm, ready to be given a key.
    ///
    /// @throws GeneralSecurityException when the provider lacks it, which none does
    static Signature signature(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case RSA_SHA1 -> Signature.getInstance("SHA1withRSA", RSA);
            case RSA_SHA256 -> Signature.getInstance("SHA256withRSA", RSA);
            case SM2_SM3 -> Signature.getInstance("SM3withSM2", BOUNCY_CASTLE);
        };
    }

    /// Some cards give the two numbers of an SM2 signature side by side, 32 bytes each.
    private static byte[] structured(byte[] signature) {
        if (signature.length != RAW_SM2) {
            return signature;
        }
        ASN1EncodableVector numbers = new ASN1EncodableVector();
        numbers.add(new ASN1Integer(number(signature, 0)));
        numbers.add(new ASN1Integer(number(signature, RAW_SM2 / 2)));
        try {
            return new DERSequence(numbers).getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException("Two numbers could not be encoded", impossible);
        }
    }

    private static BigInteger number(byte[] signature, int from) {
        return new BigInteger(1, Arrays.copyOfRange(signature, from, from + RAW_SM2 / 2));
    }

    private static Provider rsa() {
        try {
            Class<?> type =
                    Class.forName(
                            "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
            Provider corretto = (Provider) type.getField("INSTANCE").get(null);
            if (type.getMethod("getLoadingError").invoke(corretto) == null
                    && corretto.getService("Signature", "SHA1withRSA") != null) {
                return corretto;
            }
        } catch (ClassNotFoundException
                | NoSuchFieldException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException
                | LinkageError notHere) {
            // Another platform, or left out: the JDK does it.
        }
        return Security.getProvider("SunRsaSign");
    }
}
