package io.greenway.cli;

import io.greenway.core.signature.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The options that say whose certificates are trusted.
final class TrustFiles {
    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--trust",
            paramLabel = "CA.pem",
            description = "Certificates of trusted authorities, PEM or DER; may be repeated.")
    private List<Path> authorities = List.of();

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--crl",
            paramLabel = "FILE",
            description = "Their lists of revoked certificates, PEM or DER; may be repeated.")
    private List<Path> revocations = List.of();

    boolean areGiven() {
        return !authorities.isEmpty();
    }

    /// @throws CommandFailure when a file cannot be used
    Trust trust() {
        List<X509Certificate> certificates = new ArrayList<>();
        List<X509CRL> lists = new ArrayList<>();
        for (Path file : authorities) {
            try {
                List<X509Certificate> read = Trust.certificates(Files.readAllBytes(file));
                if (read.isEmpty()) {
                    throw new CommandFailure("no certificate in " + file);
                }
                certificates.addAll(read);
            } catch (IOException | GeneralSecurityException e) {
                throw new CommandFailure("cannot read certificates from " + file + ": " + e, e);
            }
        }
        for (Path file : revocations) {
            try {
                lists.addAll(Trust.revocations(Files.readAllBytes(file)));
            } catch (IOException | GeneralSecurityException e) {
                throw new CommandFailure("cannot read revocations from " + file + ": " + e, e);
            }
        }
        return Trust.of(certificates, lists);
    }
}
