package io.greenway.server.zone;

import io.greenway.core.party.Enterprise;
import io.greenway.core.signature.SignatureAlgorithm;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.spec.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signs with the keys of the demo zone, which lie in its data folder. A real zone has no key of
/// any enterprise: there everybody signs where their own key is.
public final class DemoSigner {
    private final @Nullable Path handedOut;
    private final NewcomerKeys newcomers;

    /// @param handedOut the file with what the demo zone hands out; empty in a real zone
    /// @param newcomers keys of those who registered since
    public DemoSigner(Optional<Path> handedOut, NewcomerKeys newcomers) {
        this.handedOut = handedOut.orElse(null);
        this.newcomers = newcomers;
    }

    /// Whether this is a demo zone.
    public boolean isThere() {
        return handedOut != null;
    }

    /// Signs a message with the demo key of an enterprise.
    ///
    /// @return empty when this is no demo zone
    public Optional<Outcome<byte[]>> sign(Enterprise enterprise, byte[] xml)
            throws IOException, SignerFailure {
        if (handedOut == null) {
            return Optional.empty();
        }
        for (Credentials.Key key : Credentials.readOrEmpty(handedOut).enterprises()) {
            String file = key.keyStore();
            String password = key.keyStorePassword();
            if (key.code().equals(enterprise.code()) && file != null && password != null) {
                return Optional.of(SignedXml.sign(xml, opened(Path.of(file), password)));
            }
        }
        return Optional.of(SignedXml.sign(xml, newcomers.of(enterprise)));
    }

    /// Vouches for a person as the identity service of the demo zone, which looks at nobody.
    ///
    /// @param text what is signed
    /// @return Base64; empty where no such key is
    public Optional<String> vouch(byte[] text) throws SignerFailure {
        if (handedOut == null) {
            return Optional.empty();
        }
        Path key = handedOut.resolveSibling("demo-keys").resolve("identity-service.pem");
        Path certificate =
                handedOut.resolveSibling("trust").resolve("identity").resolve("demo.pem");
        if (!Files.exists(key) || !Files.exists(certificate)) {
            return Optional.empty();
        }
        try {
            SoftKey service =
                    SoftKey.pem(Files.readString(key) + Files.readString(certificate))
                            .with(SignatureAlgorithm.RSA_SHA256);
            return Optional.of(Base64.getEncoder().encodeToString(service.sign(text)));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The demo key " + key + " cannot be opened", unusable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SoftKey opened(Path file, String password) throws IOException {
        try {
            return SoftKey.pkcs12(Files.readAllBytes(file), password.toCharArray());
        } catch (GeneralSecurityException unusable) {
            throw new IOException("The demo key " + file + " cannot be opened", unusable);
        }
    }
}
