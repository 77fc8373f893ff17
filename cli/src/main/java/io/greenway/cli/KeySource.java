package io.greenway.cli;

import io.greenway.cli.remote.RemoteSigner;
import io.greenway.cli.remote.Tls;
import io.greenway.core.signature.SignatureAlgorithm;
import io.greenway.core.signature.Signer;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.signature.TokenAddress;
import io.greenway.core.signature.TokenKey;
import io.greenway.core.signature.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say which key signs: one in a file, on a token, or on another machine.
final class KeySource {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// Where the key is.
    static final class Place {
        @Option(
                names = "--key",
                paramLabel = "FILE",
                description = "Private key with its certificate: PKCS#12, or both in PEM.")
        private @Nullable Path key;

        @Option(
                names = "--pkcs11",
                paramLabel = "MODULE",
                description = "Library of a PKCS#11 token, as libsofthsm2.so.")
        private @Nullable Path module;

        @Option(
                names = "--remote",
                paramLabel = "URL",
                description = "A remote signer (greenway signer), as https://host:8443.")
        private @Nullable URI remote;
    }

    // Set by picocli; exactly one of the three.
    @SuppressWarnings("FieldCanBeFinal")
    @ArgGroup(multiplicity = "1")
    private Place place = new Place();

    @Option(
            names = "--password",
            paramLabel = "P",
            description = {
                "What opens the key file. Others on the machine can see it; better in",
                "--password-file or in the environment, GREENWAY_KEY_PASSWORD."
            })
    private @Nullable String password;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file with the password of the key file.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--pin-file",
            paramLabel = "FILE",
            description = "A file with the PIN of the token (default: GREENWAY_TOKEN_PIN).")
    private @Nullable Path pinFile;

    @Option(names = "--token", paramLabel = "LABEL", description = "Which token, if several.")
    private @Nullable String token;

    @Option(names = "--key-label", paramLabel = "L", description = "Which key on the token.")
    private @Nullable String keyLabel;

    @Option(names = "--key-id", paramLabel = "HEX", description = "Or by its identifier.")
    private @Nullable String keyId;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Certificate of the key, when it is not on the token.")
    private @Nullable Path certificate;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--remote-key",
            paramLabel = "NAME",
            defaultValue = SignerCommand.USUAL_NAME,
            description = "Name of the key at the remote signer (default ${DEFAULT-VALUE}).")
    private String remoteKey = SignerCommand.USUAL_NAME;

    @Option(
            names = "--remote-trust",
            paramLabel = "CA.pem",
            description = "Authority of the remote signer (default: those that Java trusts).")
    private @Nullable Path remoteTrust;

    @Option(
            names = "--bearer-file",
            paramLabel = "FILE",
            description = "A file with the bearer token (default: GREENWAY_SIGNER_BEARER).")
    private @Nullable Path bearerFile;

    @Option(
            names = "--client-key",
            paramLabel = "FILE.p12",
            description = "Shows who asks the remote signer; opened by the password.")
    private @Nullable Path clientKey;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            description =
                    "${COMPLETION-CANDIDATES}; default: what fits the certificate, for RSA the"
                            + " published RSA_SHA1. A remote signer has its own.")
    private @Nullable SignatureAlgorithm algorithm;

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /// Opens the key.
    ///
    /// @throws SignerFailure when token or service do not give it
    Signer open() throws SignerFailure {
        if (place.module != null) {
            return token(place.module);
        }
        if (place.remote != null) {
            return remote(place.remote);
        }
        return soft(place.key == null ? Path.of("") : place.key);
    }

    /// What shows a client of a remote signer, or a client to one; null when there is none.
    @Nullable String bearer() {
        return Secret.of(bearerFile, null, "GREENWAY_SIGNER_BEARER");
    }

    private String password() {
        String secret = Secret.of(passwordFile, password, "GREENWAY_KEY_PASSWORD");
        return secret == null ? "" : secret;
    }

    private SoftKey soft(Path file) {
        SoftKey opened = KeyFile.open(file, password());
        try {
            return algorithm == null ? opened : opened.with(algorithm);
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    private TokenKey token(Path module) throws SignerFailure {
        return TokenKey.open(
                new TokenAddress(module, token, keyLabel, keyId),
                Secret.of(pinFile, null, "GREENWAY_TOKEN_PIN"),
                certificate == null ? null : certificates(certificate).getFirst(),
                algorithm == null ? SignatureAlgorithm.RSA_SHA1 : algorithm);
    }

    private RemoteSigner remote(URI service) throws SignerFailure {
        try {
            var address = new RemoteSigner.Address(service, remoteKey, bearer(), PATIENCE);
            List<X509Certificate> trusted =
                    remoteTrust == null ? List.of() : certificates(remoteTrust);
            return RemoteSigner.open(address, Tls.context(clientKey, password(), trusted));
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandFailure("cannot use " + clientKey + ": " + e.getMessage(), e);
        }
    }

    private ParameterException wrong(IllegalArgumentException e) {
        return new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }

    /// The certificates of a file, at least one.
    static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> read = Trust.certificates(Files.readAllBytes(file));
            if (read.isEmpty()) {
                throw new CommandFailure("no certificate in " + file);
            }
            return read;
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandFailure("cannot read certificates from " + file + ": " + e, e);
        }
    }
}
