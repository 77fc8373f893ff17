package io.greenway.core.signature;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;

/// A private key with its certificate.
///
/// @param key private key
/// @param certificate its certificate
public record CertifiedKey(PrivateKey key, X509Certificate certificate) {
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

    /// A PKCS#12 file of it.
    ///
    /// @throws GeneralSecurityException when the key cannot be written
    public byte[] pkcs12(char[] password) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12", Cryptography.BOUNCY_CASTLE);
            store.load(null, null);
            store.setKeyEntry("key", key, password, new Certificate[] {certificate});
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, password);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("Memory could not be written", impossible);
        }
    }
}
