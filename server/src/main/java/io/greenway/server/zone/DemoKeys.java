package io.greenway.server.zone;

import io.greenway.core.signature.CertifiedKey;
import io.greenway.core.signature.DemoAuthority;
import io.greenway.core.signature.DemoAuthority.KeyKind;
import io.greenway.core.signature.SoftKey;
import io.greenway.server.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The keys with which the enterprises of the demo zone sign: one PKCS#12 file each, certified by
/// authorities that only this folder trusts. The first declarant has an RSA key, as cards before
/// July 2022, everyone else an SM2 key.
public final class DemoKeys {
    private static final Duration VALID = Duration.ofDays(3650);
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final int PASSWORD_BYTES = 12;
    private static final String DECLARANT = "agent";

    /// They are handed out as soon as they are written, so a power cut may not empty them.
    static final OpenOption[] DURABLY = {
        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC
    };

    private final Path keys;
    private final Path trust;
    private final SecureRandom random = new SecureRandom();

    /// @param data folder for everything that is kept
    public DemoKeys(Path data) {
        this.keys = data.resolve("demo-keys");
        this.trust = data.resolve("trust");
    }

    /// The credentials with a key store for each enterprise; those handed out before and still
    /// there stay.
    ///
    /// @param handedOut the file with what was handed out before; need not exist
    public Credentials issue(Credentials credentials, Path handedOut, Instant now) {
        Map<String, Credentials.Key> known = new HashMap<>();
        for (Credentials.Key key : Credentials.readOrEmpty(handedOut).enterprises()) {
            if (isUsable(key)) {
                known.put(key.code(), key);
            }
        }
        boolean complete =
                credentials.enterprises().stream().allMatch(key -> known.containsKey(key.code()));
        Map<String, Credentials.Key> issued = complete ? known : issueAll(credentials, now);
        return new Credentials(
                credentials.baseUrl(),
                credentials.enterprises().stream()
                        .map(key -> key.with(issued.get(key.code())))
                        .toList(),
                credentials.users());
    }

    private boolean isUsable(Credentials.Key key) {
        String file = key.keyStore();
        String password = key.keyStorePassword();
        if (file == null || password == null || !Files.isDirectory(trust)) {
            return false;
        }
        try {
            SoftKey.pkcs12(Files.readAllBytes(Path.of(file)), password.toCharArray());
            return true;
        } catch (IOException | GeneralSecurityException gone) {
            return false;
        }
    }

    /// A service that vouches for buyers, for rehearsals: whoever can read its key can speak for
    /// any buyer of the demo. It stays as it is once it is there.
    public void issueIdentityService(Instant now) {
        Path trusted = trust.resolve("identity");
        Path file = keys.resolve("identity-service.pem");
        if (Files.isRegularFile(file) && Files.isRegularFile(trusted.resolve("demo.pem"))) {
            return;
        }
        try {
            Files.createDirectories(keys);
            Files.createDirectories(trusted);
            var authority =
                    DemoAuthority.create(
                            "Greenway demo identity", KeyKind.RSA, now.minus(BEFORE), random);
            CertifiedKey key =
                    authority.issue(
                            "IDENTITY",
                            "Greenway demo identity service",
                            KeyKind.RSA,
                            now.minus(BEFORE),
                            now.plus(VALID));
            Files.writeString(file, pem("PRIVATE KEY", key.key().getEncoded()), DURABLY);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(
                    trusted.resolve("demo.pem"), pem(List.of(key.certificate())), DURABLY);
        } catch (IOException | GeneralSecurityException failed) {
            throw new StartRefused("The demo keys cannot be made: " + failed, failed);
        }
    }

    private Map<String, Credentials.Key> issueAll(Credentials credentials, Instant now) {
        try {
            Files.createDirectories(keys);
            Files.createDirectories(trust);
            Instant from = now.minus(BEFORE);
            var rsa = DemoAuthority.create("Greenway demo RSA", KeyKind.RSA, from, random);
            var sm2 = DemoAuthority.create("Greenway demo SM2", KeyKind.SM2, from, random);
            Map<String, Credentials.Key> issued = new HashMap<>();
            boolean declarant = false;
            for (Credentials.Key key : credentials.enterprises()) {
                boolean first = !declarant && key.role().equals(DECLARANT);
                declarant |= first;
                if (!issued.containsKey(key.code())) {
                    KeyKind kind = first ? KeyKind.RSA : KeyKind.SM2;
                    issued.put(key.code(), store(key, kind, first ? rsa : sm2, now));
                }
            }
            Files.writeString(
                    trust.resolve("demo.pem"),
                    pem(List.of(rsa.own().certificate(), sm2.own().certificate())),
                    DURABLY);
            return issued;
        } catch (IOException | GeneralSecurityException failed) {
            throw new StartRefused("The demo keys cannot be made: " + failed, failed);
        }
    }

    private Credentials.Key store(
            Credentials.Key key, KeyKind kind, DemoAuthority authority, Instant now)
            throws IOException, GeneralSecurityException {
        byte[] secret = new byte[PASSWORD_BYTES];
        random.nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        byte[] store =
                authority
                        .issue(key.code(), key.name(), kind, now.minus(BEFORE), now.plus(VALID))
                        .pkcs12(password.toCharArray());
        Path file = keys.resolve(key.code() + ".p12");
        Files.write(file, store, DURABLY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return new Credentials.Key(
                key.role(), key.code(), key.name(), key.apiKey(), file.toString(), password);
    }

    static String pem(List<X509Certificate> certificates) throws CertificateEncodingException {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            text.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return text.toString();
    }

    private static String pem(String type, byte[] content) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(type, lines.encodeToString(content), type);
    }
}
