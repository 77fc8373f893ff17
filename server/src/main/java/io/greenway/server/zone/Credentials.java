package io.greenway.server.zone;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.greenway.server.start.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The keys and passwords that were made for a zone, as they are handed out in a file. The
/// platform itself keeps only their hashes.
///
/// @param baseUrl where the platform listens
/// @param enterprises one entry for each role that an enterprise plays
/// @param users people
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Credentials(String baseUrl, List<Key> enterprises, List<Login> users) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Credentials {
        enterprises = List.copyOf(enterprises);
        users = List.copyOf(users);
    }

    /// The key of one enterprise in one role.
    ///
    /// @param role such as `platform`
    /// @param code enterprise code
    /// @param name enterprise name
    /// @param apiKey opens the door
    /// @param keyStore file with the signing key, PKCS#12; null where there is none
    /// @param keyStorePassword opens it; null where there is none
    public record Key(
            String role,
            String code,
            String name,
            String apiKey,
            @Nullable String keyStore,
            @Nullable String keyStorePassword) {
        /// The same with the key store of another entry of the enterprise.
        Key with(@Nullable Key other) {
            return other == null
                    ? this
                    : new Key(role, code, name, apiKey, other.keyStore(), other.keyStorePassword());
        }
    }

    /// The login of one person.
    ///
    /// @param username login
    /// @param password in clear
    /// @param role such as `operator`
    public record Login(String username, String password, String role) {}

    /// What an earlier start wrote; empty when there is none, or none that can be read.
    static Credentials readOrEmpty(Path file) {
        try {
            return JSON.readValue(Files.readAllBytes(file), Credentials.class);
        } catch (IOException | JacksonException | NullPointerException none) {
            return new Credentials("", List.of(), List.of());
        }
    }

    /// Replaces the file, so that a reader sees the old one or the new one. Only the owner may
    /// read it.
    ///
    /// @throws StartRefused when it cannot be written
    public void write(Path file, String address) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path aside = Files.createTempFile(folder, "credentials-", ".new");
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-------"));
            Files.write(
                    aside, JSON.writeValueAsBytes(new Credentials(address, enterprises, users)));
            try (FileChannel channel = FileChannel.open(aside)) {
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            // Without this a power cut could take the new name away again, and the keys with it.
            try (FileChannel channel = FileChannel.open(folder)) {
                channel.force(true);
            }
        } catch (IOException failed) {
            throw new StartRefused("The file " + file + " cannot be written: " + failed, failed);
        }
    }

    /// Never shows a key or a password.
    @Override
    public String toString() {
        return "Credentials of " + enterprises.size() + " and " + users.size();
    }
}
