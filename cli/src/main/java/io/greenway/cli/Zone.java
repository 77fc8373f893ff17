package io.greenway.cli;

import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.Signer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A zone as its demo file describes it: where it listens, who takes part, with which keys.
///
/// @param baseUrl address of the platform; null when the file does not say
/// @param enterprises who takes part; one entry for each role
record Zone(@Nullable String baseUrl, List<Member> enterprises) {
    /// Where a running platform writes it.
    static final Path USUAL_PLACE = Path.of("data", "demo.json");

    static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    Zone {
        enterprises = List.copyOf(enterprises);
    }

    /// An enterprise in one role.
    ///
    /// @param role what it acts as, in lower case
    /// @param code registration code
    /// @param name registered name
    /// @param apiKey key for the platform's door; null in a zone that does not run
    /// @param keyStore PKCS#12 file of its signing key; null in a zone that does not run
    /// @param keyStorePassword what opens it
    record Member(
            String role,
            String code,
            String name,
            @Nullable String apiKey,
            @Nullable String keyStore,
            @Nullable String keyStorePassword) {
        private Party party() {
            return new Party(code, name);
        }
    }

    /// Reads a zone.
    ///
    /// @param file the file asked for; null for the one in its usual place
    /// @return nothing when no file was asked for and none is in its place
    static Optional<Zone> read(@Nullable Path file) {
        if (file == null && !Files.isReadable(USUAL_PLACE)) {
            return Optional.empty();
        }
        Path place = file == null ? USUAL_PLACE : file;
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(place), Zone.class));
        } catch (IOException | JacksonException e) {
            throw new CommandFailure("cannot read the zone from " + place + ": " + reason(e), e);
        }
    }

    /// The demo zone that comes with the product, without keys.
    static Zone bundled() {
        try (InputStream zone = Zone.class.getResourceAsStream("zone.json")) {
            if (zone == null) {
                throw new IllegalStateException("zone.json is not in the jar");
            }
            return JSON.readValue(zone, Zone.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Those who may appear in sample documents.
    Parties parties() {
        try {
            return new Parties(
                    of("platform"),
                    of("ecommerce"),
                    of("payment"),
                    of("logistics"),
                    of("agent"),
                    of("site"),
                    of("warehouse"));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("the zone lacks somebody: " + e.getMessage(), e);
        }
    }

    private List<Party> of(String role) {
        return enterprises.stream()
                .filter(member -> member.role().equals(role))
                .map(Member::party)
                .distinct()
                .toList();
    }

    /// Key of an enterprise.
    Optional<String> key(String code) {
        for (Member member : enterprises) {
            String key = member.apiKey();
            if (key != null && member.code().equals(code)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /// Signing key of an enterprise; nothing in a zone that does not run.
    Optional<Signer> signer(String code) {
        for (Member member : enterprises) {
            String file = member.keyStore();
            if (file != null && member.code().equals(code)) {
                String password = member.keyStorePassword();
                return Optional.of(KeyFile.open(Path.of(file), password == null ? "" : password));
            }
        }
        return Optional.empty();
    }

    private static String reason(Exception e) {
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }
}
