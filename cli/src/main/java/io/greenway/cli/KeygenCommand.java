package io.greenway.cli;

import io.greenway.core.signature.CertifiedKey;
import io.greenway.core.signature.DemoAuthority;
import io.greenway.core.signature.DemoAuthority.KeyKind;
import io.greenway.core.signature.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Makes keys certified by a demonstration authority of one's own.
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a signing key, certified by a demonstration authority in the same folder, which is",
            "made first when it is not there. For tests; customs trusts cards of e-port only."
        },
        footer = {
            "",
            "In the folder: CODE.p12 (key and certificate), CODE.pem (certificate), ca.pem (the",
            "authority, for --trust), ca.p12 (its key), ca.crl (what it revoked, for --crl).",
            "",
            "Examples:",
            "  greenway keygen --out keys --code 5101960D41 --name 'Demo Agent' --password secret",
            "  greenway keygen --out tls --kind rsa --tls signer.zone,127.0.0.1 --password secret",
            "  greenway keygen --out keys --revoke keys/5101960D41.pem --password secret",
            "",
            "Exit code 0: done, 2: something cannot be read or written."
        })
final class KeygenCommand implements Callable<Integer> {
    private static final Duration BEFORE = Duration.ofDays(1);

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Folder of the authority and its keys.")
    private Path folder = Path.of("");

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "Registration code of the enterprise.")
    private @Nullable String code;

    @Option(names = "--name", paramLabel = "NAME", description = "Its name (default: the code).")
    private @Nullable String name;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "SM2",
            description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private KeyKind kind = KeyKind.SM2;

    @Option(
            names = "--password",
            required = true,
            paramLabel = "P",
            defaultValue = "${env:GREENWAY_KEY_PASSWORD}",
            description = "Closes the key files (default: environment GREENWAY_KEY_PASSWORD).")
    private String password = "";

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "365",
            description = "How long the certificate is valid (default ${DEFAULT-VALUE}).")
    private int days = 365;

    @Option(
            names = "--revoke",
            paramLabel = "CERT.pem",
            description = "Adds a certificate to the authority's list instead.")
    private @Nullable Path revoked;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--tls",
            split = ",",
            paramLabel = "HOST",
            description = {
                "Makes the key of a service over TLS instead, RSA, for these names and addresses;",
                "the authority must be RSA too, since browsers and Java know no SM2 there."
            })
    private List<String> hosts = List.of();

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    private final SecureRandom random = new SecureRandom();

    @Override
    public Integer call() {
        try {
            DemoAuthority authority = authority();
            if (revoked != null) {
                revoke(authority, revoked);
            } else if (!hosts.isEmpty()) {
                issueService(authority);
            } else if (code != null) {
                issue(authority, code);
            } else {
                throw new ParameterException(
                        spec.commandLine(), "--code, --tls or --revoke is needed");
            }
            return Greenway.WELL;
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandFailure("cannot make the key: " + e.getMessage(), e);
        }
    }

    private DemoAuthority authority() throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Path file = folder.resolve("ca.p12");
        if (Files.exists(file)) {
            return DemoAuthority.of(
                    CertifiedKey.pkcs12(Files.readAllBytes(file), password.toCharArray()), random);
        }
        Instant from = Instant.now().minus(BEFORE);
        DemoAuthority made = DemoAuthority.create("Greenway demo authority", kind, from, random);
        secret(file, made.own().pkcs12(password.toCharArray()));
        pem(folder.resolve("ca.pem"), "CERTIFICATE", made.own().certificate().getEncoded());
        X509CRL nothing = made.revoke(List.of(), Instant.now());
        pem(folder.resolve("ca.crl"), "X509 CRL", nothing.getEncoded());
        return made;
    }

    private void issue(DemoAuthority authority, String owner)
            throws IOException, GeneralSecurityException {
        Instant now = Instant.now();
        CertifiedKey issued =
                authority.issue(
                        owner,
                        name == null ? owner : name,
                        kind,
                        now.minus(BEFORE),
                        now.plus(Duration.ofDays(days)));
        keep(owner, issued, kind);
    }

    private void issueService(DemoAuthority authority)
            throws IOException, GeneralSecurityException {
        if (!authority.own().key().getAlgorithm().equals("RSA")) {
            throw new CommandFailure(
                    "a service over TLS needs an authority with an RSA key; make one with"
                            + " --kind rsa in another folder");
        }
        Instant now = Instant.now();
        CertifiedKey issued =
                authority.issueService(hosts, now.minus(BEFORE), now.plus(Duration.ofDays(days)));
        keep(hosts.getFirst(), issued, KeyKind.RSA);
    }

    private void keep(String owner, CertifiedKey issued, KeyKind made)
            throws IOException, GeneralSecurityException {
        Path file = folder.resolve(owner + ".p12");
        secret(file, issued.pkcs12(password.toCharArray()));
        pem(folder.resolve(owner + ".pem"), "CERTIFICATE", issued.certificate().getEncoded());
        spec.commandLine()
                .getOut()
                .printf(
                        "%s key of %s, valid until %s, in %s; trust %s%n",
                        made,
                        owner,
                        issued.certificate().getNotAfter().toInstant(),
                        file,
                        folder.resolve("ca.pem"));
    }

    private void revoke(DemoAuthority authority, Path certificate)
            throws IOException, GeneralSecurityException {
        Path file = folder.resolve("ca.crl");
        List<X509Certificate> gone =
                new ArrayList<>(Trust.certificates(Files.readAllBytes(certificate)));
        List<X509CRL> before =
                Files.exists(file) ? Trust.revocations(Files.readAllBytes(file)) : List.of();
        X509CRL list = authority.revoke(gone, before, Instant.now());
        pem(file, "X509 CRL", list.getEncoded());
        spec.commandLine()
                .getOut()
                .printf("%s lists %d certificates%n", file, list.getRevokedCertificates().size());
    }

    private static void secret(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static void pem(Path file, String type, byte[] der) throws IOException {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        String text =
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(type, lines.encodeToString(der), type);
        Files.writeString(file, text, StandardCharsets.US_ASCII);
    }
}
