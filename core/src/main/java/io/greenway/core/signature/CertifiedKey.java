package io.greenway.core.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/// A private key with its certificate.
///
/// @param key private key
/// @param certificate its certificate
public record CertifiedKey(PrivateKey key, X509Certificate certificate) {
    /// As many as the JDK's own files have.
    private static final int ITERATIONS = 10_000;

    private static final AlgorithmIdentifier PRF =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);

    /// The first key of a PKCS#12 file.
    ///
    /// @throws IOException when it is none, or the password is wrong
    public static CertifiedKey pkcs12(byte[] file, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12", Cryptography.BOUNCY_CASTLE);
        store.load(new ByteArrayInputStream(file), password);
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key) {
                return new CertifiedKey(key, (X509Certificate) store.getCertificate(alias));
            }
        }
        throw new IOException("The file holds no private key");
    }

    /// A PKCS#12 file of it, encrypted with AES as OpenSSL and the JDK read it.
    ///
    /// @throws GeneralSecurityException when the key cannot be written
    public byte[] pkcs12(char[] password) throws GeneralSecurityException {
        try {
            var utilities = new JcaX509ExtensionUtils();
            var number = utilities.createSubjectKeyIdentifier(certificate.getPublicKey());
            var keyBag = new JcaPKCS12SafeBagBuilder(key, encryptor(password));
            keyBag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, number);
            var certificateBag = new JcaPKCS12SafeBagBuilder(certificate);
            certificateBag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, number);
            var file = new PKCS12PfxPduBuilder();
            file.addEncryptedData(encryptor(password), certificateBag.build());
            file.addData(keyBag.build());
            var digest = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
            var mac =
                    new JcePKCS12MacCalculatorBuilder(digest.getAlgorithm())
                            .setProvider(Cryptography.BOUNCY_CASTLE)
                            .setIterationCount(ITERATIONS);
            return file.build(mac, password).getEncoded();
        } catch (IOException | PKCSException | OperatorCreationException failed) {
            throw new GeneralSecurityException("The key cannot be written", failed);
        }
    }

    private static OutputEncryptor encryptor(char[] password) throws OperatorCreationException {
        return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                .setProvider(Cryptography.BOUNCY_CASTLE)
                .setPRF(PRF)
                .setIterationCount(ITERATIONS)
                .build(password);
    }
}
