package io.greenway.core.signature;

import java.security.cert.X509Certificate;

/// Whatever holds a private key and signs with it: a file, a card, a service.
public interface Signer {
    /// The certificate of the key.
    X509Certificate certificate();

    /// What the message names the key by: the number of the certificate.
    default String keyName() {
        return Certificates.number(certificate());
    }

    SignatureAlgorithm algorithm();

    /// Signs bytes with the algorithm. An SM2 signature is a DER sequence of its two numbers.
    ///
    /// @throws SignerFailure when the key cannot be used now
    byte[] sign(byte[] data) throws SignerFailure;
}
