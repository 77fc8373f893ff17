package io.greenway.server.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/// A device that makes passkeys (WebAuthn level 3): an elliptic key on P-256, ES256, no
/// attestation,
/// and a user who is verified when the test says so.
final class FakeAuthenticator {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int PRESENT = 1;
    private static final int VERIFIED = 4;
    private static final int HAS_KEY = 64;
    private static final int COORDINATE = 32;

    private final KeyPair keys;
    private final byte[] id = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    private final String origin;
    private final String party;
    private int signatures;

    FakeAuthenticator(String origin, String party) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.keys = generator.generateKeyPair();
        this.origin = origin;
        this.party = party;
    }

    /// What the browser gives back after `navigator.credentials.create`.
    String made(JsonNode options, boolean verified) throws Exception {
        byte[] data = data("webauthn.create", options);
        ByteArrayOutputStream authenticator = new ByteArrayOutputStream();
        authenticator.write(head(verified, HAS_KEY));
        authenticator.write(new byte[16]);
        authenticator.write(new byte[] {0, (byte) id.length});
        authenticator.write(id);
        authenticator.write(key());
        ByteArrayOutputStream attestation = new ByteArrayOutputStream();
        attestation.write(0xa3);
        text(attestation, "fmt");
        text(attestation, "none");
        text(attestation, "attStmt");
        attestation.write(0xa0);
        text(attestation, "authData");
        bytes(attestation, authenticator.toByteArray());
        return credential(
                "'attestationObject':'%s','clientDataJSON':'%s','transports':['internal']"
                        .formatted(code(attestation.toByteArray()), code(data)));
    }

    /// What it gives back after `navigator.credentials.get`.
    String signed(JsonNode options, boolean verified) throws Exception {
        byte[] data = data("webauthn.get", options);
        signatures++;
        byte[] authenticator = head(verified, 0);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(authenticator);
        signature.update(sha256(data));
        return credential(
                "'authenticatorData':'%s','clientDataJSON':'%s','signature':'%s'"
                        .formatted(code(authenticator), code(data), code(signature.sign())));
    }

    private String credential(String response) {
        return "{'id':'%s','rawId':'%s','type':'public-key','response':{%s},'clientExtensionResults':{}}"
                .formatted(code(id), code(id), response)
                .replace('\'', '"');
    }

    private byte[] data(String type, JsonNode options) {
        String challenge = options.get("challenge").asString();
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] head(boolean verified, int flags) throws GeneralSecurityException {
        byte[] name = sha256(party.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(name.length + 1 + Integer.BYTES)
                .put(name)
                .put((byte) (PRESENT | flags | (verified ? VERIFIED : 0)))
                .putInt(signatures)
                .array();
    }

    /// The public key as COSE writes it (RFC 9053): kty EC2, alg ES256, crv P-256, x, y.
    private byte[] key() throws IOException {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        cose.write(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
        bytes(cose, coordinate(key.getW().getAffineX()));
        cose.write(0x22);
        bytes(cose, coordinate(key.getW().getAffineY()));
        return cose.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }

    private static void text(ByteArrayOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(0x60 + bytes.length);
        out.write(bytes);
    }

    private static void bytes(ByteArrayOutputStream out, byte[] bytes) throws IOException {
        out.write(0x58);
        out.write(bytes.length);
        out.write(bytes);
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String code(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }
}
