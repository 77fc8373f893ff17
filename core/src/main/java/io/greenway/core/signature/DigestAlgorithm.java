package io.greenway.core.signature;

import java.util.Arrays;
import java.util.Optional;

/// How the canonical document is digested.
public enum DigestAlgorithm {
    /// Of 2018. Some tools write it beside an SM2 signature, and it is accepted there.
    SHA1("SHA-1", "http://www.w3.org/2000/09/xmldsig#sha1", ""),
    /// Where a receiver allows it.
    SHA256("SHA-256", "http://www.w3.org/2001/04/xmlenc#sha256", ""),
    /// Preferred since 202205 (GB/T 32905).
    SM3(
            "SM3",
            "http://www.chinaport.gov.cn/2022/04/xmldsig#sm3",
            "http://www.w3.org/2000/09/xmldsig#sm3");

    private final String shown;
    private final String uri;
    private final String alias;

    DigestAlgorithm(String shown, String uri, String alias) {
        this.shown = shown;
        this.uri = uri;
        this.alias = alias;
    }

    /// The published identifier.
    public String uri() {
        return uri;
    }

    /// Its usual name.
    public String shown() {
        return shown;
    }

    /// The algorithm of an identifier, published or in use.
    public static Optional<DigestAlgorithm> of(String uri) {
        return Arrays.stream(values())
                .filter(one -> one.uri.equals(uri) || one.alias.equals(uri))
                .findAny();
    }
}
