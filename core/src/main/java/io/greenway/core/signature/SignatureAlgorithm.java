package io.greenway.core.signature;

import java.util.Arrays;
import java.util.Optional;

/// How the signed information is signed (facts: messages, signature). The certificate decides
/// which: cards issued after July 2022 are SM2, older ones RSA.
public enum SignatureAlgorithm {
    /// The only one of 2018 and still accepted.
    RSA_SHA1("RSA", DigestAlgorithm.SHA1, "http://www.w3.org/2000/09/xmldsig#rsa-sha1", ""),
    /// Where a receiver allows it; not in the specification.
    RSA_SHA256(
            "RSA", DigestAlgorithm.SHA256, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", ""),
    /// Preferred since 202205 (GB/T 32918, GB/T 32905). The second name is not in the
    /// specification, but a tool in use writes it and it is reported as accepted.
    SM2_SM3(
            "EC",
            DigestAlgorithm.SM3,
            "http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3",
            "http://www.w3.org/2000/09/xmldsig#sm2-sm3");

    private final String keyType;
    private final DigestAlgorithm digest;
    private final String uri;
    private final String alias;

    SignatureAlgorithm(String keyType, DigestAlgorithm digest, String uri, String alias) {
        this.keyType = keyType;
        this.digest = digest;
        this.uri = uri;
        this.alias = alias;
    }

    /// The published identifier.
    public String uri() {
        return uri;
    }

    /// The digest that goes with it when this toolkit signs.
    public DigestAlgorithm digest() {
        return digest;
    }

    /// The algorithm of an identifier, published or in use.
    public static Optional<SignatureAlgorithm> of(String uri) {
        return Arrays.stream(values())
                .filter(one -> one.uri.equals(uri) || one.alias.equals(uri))
                .findAny();
    }

    /// Whether a key of this type, as its certificate names it, makes such signatures.
    boolean fits(String type) {
        return keyType.equals(type);
    }
}
