package io.greenway.server.zone;

import io.greenway.core.party.Enterprise;
import io.greenway.core.signature.CertifiedKey;
import io.greenway.core.signature.DemoAuthority;
import io.greenway.core.signature.DemoAuthority.KeyKind;
import io.greenway.core.signature.SoftKey;
import io.greenway.server.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Keys of the enterprises that registered with a demo zone while it ran: each gets one when it
/// signs for the first time, so that a newcomer can walk on from the registration to a release. An
/// authority of the folder certifies them; its key and theirs are for the folder's owner alone.
public final class NewcomerKeys {
    private static final Duration VALID = Duration.ofDays(3650);
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final String AUTHORITY = "newcomers";

    /// A PKCS#12 file must have one; what keeps these files is their mode.
    private static final String PASSWORD = "demonstration";

    private final Path keys;
    private final Path trust;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// @param data folder for everything that is kept
    public NewcomerKeys(Path data, InstantSource clock) {
        this.keys = data.resolve("demo-keys");
        this.trust = data.resolve("trust");
        this.clock = clock;
    }

    /// Makes the authority, unless it is there.
    public void prepare() {
        Path file = file(AUTHORITY);
        Path trusted = trust.resolve(AUTHORITY + ".pem");
        if (Files.isRegularFile(file) && Files.isRegularFile(trusted)) {
            return;
        }
        try {
            Files.createDirectories(keys);
            Files.createDirectories(trust);
            Instant from = clock.instant().minus(BEFORE);
            CertifiedKey own =
                    DemoAuthority.create("Greenway demo newcomers", KeyKind.SM2, from, random)
                            .own();
            write(file, own);
            Files.writeString(trusted, DemoKeys.pem(List.of(own.certificate())), DemoKeys.DURABLY);
        } catch (IOException | GeneralSecurityException failed) {
            throw new StartRefused("The demo keys cannot be made: " + failed, failed);
        }
    }

    /// The key of an enterprise, made now when it has none yet.
    public synchronized SoftKey of(Enterprise enterprise) throws IOException {
        Path file = file(enterprise.code());
        try {
            if (!Files.isRegularFile(file)) {
                Instant now = clock.instant();
                DemoAuthority authority = DemoAuthority.of(read(file(AUTHORITY)), random);
                write(
                        file,
                        authority.issue(
                                enterprise.code(),
                                enterprise.name(),
                                KeyKind.SM2,
                                now.minus(BEFORE),
                                now.plus(VALID)));
            }
            CertifiedKey own = read(file);
            return SoftKey.of(own.key(), own.certificate());
        } catch (GeneralSecurityException unusable) {
            throw new IOException("The demo key " + file + " cannot be used", unusable);
        }
    }

    private Path file(String owner) {
        return keys.resolve(owner + ".p12");
    }

    private static CertifiedKey read(Path file) throws IOException, GeneralSecurityException {
        return CertifiedKey.pkcs12(Files.readAllBytes(file), PASSWORD.toCharArray());
    }

    private static void write(Path file, CertifiedKey key)
            throws IOException, GeneralSecurityException {
        Files.write(file, key.pkcs12(PASSWORD.toCharArray()), DemoKeys.DURABLY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
