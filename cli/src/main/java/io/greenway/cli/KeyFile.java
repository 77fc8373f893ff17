package io.greenway.cli;

import io.greenway.core.signature.SoftKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/// A signing key in a file: PKCS#12, or PEM with key and certificate.
final class KeyFile {
    private KeyFile() {}

    /// Opens it.
    ///
    /// @param password of a PKCS#12 file
    static SoftKey open(Path file, String password) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return text.contains("-----BEGIN")
                    ? SoftKey.pem(text)
                    : SoftKey.pkcs12(bytes, password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandFailure("cannot open the key " + file + ": " + e.getMessage(), e);
        }
    }
}
