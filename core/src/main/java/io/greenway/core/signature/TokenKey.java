package io.greenway.core.signature;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// An RSA key on a PKCS#11 token: a card, a stick, a hardware security module. The key never
/// leaves it; 35 or 51 bytes of digest go in, the signature comes out. Safe for use by several
/// threads; each signature has a session of its own. After a failure the next signature looks for
/// the token again, so that a card that was taken out and put back is found.
///
/// The JDK's own provider is not used: it cannot choose a token by label or a key by identifier,
/// and does not see a key whose certificate lies in a file.
public final class TokenKey implements Signer, AutoCloseable {
    /// Sessions kept open. More threads than that open and close theirs each time.
    private static final int KEPT = 16;

    /// DER of DigestInfo up to the digest itself (RFC 8017, 9.2, note 1).
    private static final byte[] SHA1 = HexFormat.of().parseHex("3021300906052b0e03021a05000414");

    private static final byte[] SHA256 =
            HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private final TokenAddress address;
    private final @Nullable String pin;
    private final X509Certificate certificate;
    private final SignatureAlgorithm algorithm;
    private final BlockingQueue<Place> idle = new ArrayBlockingQueue<>(KEPT);
    private volatile @Nullable SignerFailure refused;
    private volatile boolean closed;

    /// A session, and the key as the session names it.
    private record Place(TokenSession session, long key) {}

    private TokenKey(
            TokenAddress address,
            @Nullable String pin,
            X509Certificate certificate,
            SignatureAlgorithm algorithm) {
        this.address = address;
        this.pin = pin;
        this.certificate = certificate;
        this.algorithm = algorithm;
    }

    /// Finds the key and its certificate.
    ///
    /// @param pin null when the token has a pad of its own
    /// @param certificate of the key; null when it lies on the token
    /// @param algorithm RSA with SHA-1 or SHA-256
    /// @throws SignerFailure when token, key or certificate is missing, or they do not fit
    public static TokenKey open(
            TokenAddress address,
            @Nullable String pin,
            @Nullable X509Certificate certificate,
            SignatureAlgorithm algorithm)
            throws SignerFailure {
        TokenSession session = TokenSession.open(address, pin);
        try {
            long key = key(session, address);
            X509Certificate known = certificate == null ? onToken(session, key) : certificate;
            fits(session, key, known, algorithm);
            TokenKey opened = new TokenKey(address, pin, known, algorithm);
            opened.giveBack(new Place(session, key));
            return opened;
        } catch (SignerFailure unusable) {
            session.close();
            throw unusable;
        }
    }

    private static long key(TokenSession session, TokenAddress address) throws SignerFailure {
        List<Long> keys =
                session.find(TokenSession.PRIVATE_KEY, attribute(address), wanted(address));
        if (keys.size() == 1) {
            return keys.getFirst();
        }
        List<String> labels = new ArrayList<>();
        for (long one : session.find(TokenSession.PRIVATE_KEY, TokenSession.LABEL, null)) {
            byte[] label = session.attribute(one, TokenSession.LABEL);
            String id = HexFormat.of().formatHex(session.attribute(one, TokenSession.ID));
            labels.add("'" + new String(label, StandardCharsets.UTF_8) + "' with id " + id);
        }
        String there = labels.isEmpty() ? "no private key" : String.join(", ", labels);
        throw SignerFailure.lasting(
                "%s holds %s %s; there is: %s"
                        .formatted(
                                address,
                                keys.isEmpty() ? "no" : "more than one",
                                address.key(),
                                there));
    }

    private static long attribute(TokenAddress address) {
        return address.keyId() == null ? TokenSession.LABEL : TokenSession.ID;
    }

    private static byte @Nullable [] wanted(TokenAddress address) throws SignerFailure {
        String id = address.keyId();
        if (id == null) {
            String label = address.keyLabel();
            return label == null ? null : label.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return HexFormat.of().parseHex(id);
        } catch (IllegalArgumentException odd) {
            throw SignerFailure.lasting("The id of a key is hexadecimal, not " + id, odd);
        }
    }

    /// The certificate with the identifier of the key, else with its label.
    private static X509Certificate onToken(TokenSession session, long key) throws SignerFailure {
        for (long attribute : new long[] {TokenSession.ID, TokenSession.LABEL}) {
            byte[] value = session.attribute(key, attribute);
            List<Long> found =
                    value.length == 0
                            ? List.of()
                            : session.find(TokenSession.CERTIFICATE, attribute, value);
            if (!found.isEmpty()) {
                byte[] der = session.attribute(found.getFirst(), TokenSession.VALUE);
                try {
                    return (X509Certificate)
                            CertificateFactory.getInstance("X.509", Cryptography.BOUNCY_CASTLE)
                                    .generateCertificate(new ByteArrayInputStream(der));
                } catch (GeneralSecurityException unreadable) {
                    throw SignerFailure.lasting(
                            "The certificate on the token cannot be read: "
                                    + unreadable.getMessage(),
                            unreadable);
                }
            }
        }
        throw SignerFailure.lasting(
                "The token holds no certificate of the key; name a file with it");
    }

    private static void fits(
            TokenSession session,
            long key,
            X509Certificate certificate,
            SignatureAlgorithm algorithm)
            throws SignerFailure {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey known)
                || algorithm == SignatureAlgorithm.SM2_SM3) {
            throw SignerFailure.lasting(
                    "Only RSA keys on a token can sign here: PKCS#11 2.40 has no SM2, and what"
                            + " makers added differs. Use the key's own service, or a file");
        }
        byte[] modulus = session.attribute(key, TokenSession.MODULUS);
        if (!new BigInteger(1, modulus).equals(known.getModulus())) {
            throw SignerFailure.lasting(
                    "Certificate "
                            + Certificates.number(certificate)
                            + " is not that of the key on the token");
        }
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
        byte[] digestInfo = digestInfo(data);
        Place place = idle.poll();
        if (place == null) {
            place = place();
        }
        try {
            byte[] signature = place.session().sign(place.key(), digestInfo);
            giveBack(place);
            return signature;
        } catch (SignerFailure failed) {
            place.session().close();
            forget();
            throw failed;
        }
    }

    /// A new session. A PIN that was refused is not shown to the token again.
    private Place place() throws SignerFailure {
        SignerFailure before = refused;
        if (before != null) {
            throw before;
        }
        if (closed) {
            throw SignerFailure.lasting(address + ": the key was closed");
        }
        try {
            TokenSession session = TokenSession.open(address, pin);
            try {
                return new Place(session, key(session, address));
            } catch (SignerFailure missing) {
                session.close();
                throw missing;
            }
        } catch (SignerFailure failed) {
            if (failed.isLasting()) {
                refused = failed;
            }
            throw failed;
        }
    }

    private void giveBack(Place place) {
        if (closed || !idle.offer(place)) {
            place.session().close();
        }
    }

    /// What one session met, the others will meet too.
    private void forget() {
        for (Place place = idle.poll(); place != null; place = idle.poll()) {
            place.session().close();
        }
    }

    private byte[] digestInfo(byte[] data) {
        byte[] head = algorithm == SignatureAlgorithm.RSA_SHA1 ? SHA1 : SHA256;
        byte[] digest = Cryptography.digest(algorithm.digest(), data);
        byte[] whole = new byte[head.length + digest.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(digest, 0, whole, head.length, digest.length);
        return whole;
    }

    /// Ends the sessions; the key does not sign any more.
    @Override
    public void close() {
        closed = true;
        forget();
    }
}
