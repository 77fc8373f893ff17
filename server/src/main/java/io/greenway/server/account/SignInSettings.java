package io.greenway.server.account;

import io.greenway.server.start.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How people come to the platform, from the file `sign-in.json` of the data folder. Field names
/// are those of the file; without it people sign in with passwords of the platform's own.
///
/// @param publicUrl address under which browsers know the platform; null for none. With `https`,
///     cookies never go in clear
/// @param providers who else signs people in (OpenID Connect)
public record SignInSettings(@Nullable URI publicUrl, List<Provider> providers) {
    /// Name of the file.
    public static final String FILE = "sign-in.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public SignInSettings {
        providers = listOf(providers);
    }

    /// One identity provider.
    ///
    /// @param id short name, which accounts name that it signs in
    /// @param name for people
    /// @param issuer its address, as it stands in its tokens
    /// @param clientId what the platform is called there
    /// @param clientSecret what the platform proves itself with
    /// @param usernameClaim claim of its tokens that holds the login here; `sub` when absent
    public record Provider(
            String id,
            String name,
            String issuer,
            String clientId,
            String clientSecret,
            @Nullable String usernameClaim) {
        /// The claim that holds the login.
        public String claim() {
            return Objects.requireNonNullElse(usernameClaim, "sub");
        }

        @Override
        public String toString() {
            return "Provider " + id;
        }
    }

    /// Whether browsers come over TLS.
    public boolean isSecure() {
        return publicUrl != null && Objects.equals(publicUrl.getScheme(), "https");
    }

    /// Reads the file of a data folder, if there is one.
    ///
    /// @throws StartRefused naming everything wrong in it
    public static SignInSettings in(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return new SignInSettings(null, List.of());
        }
        try {
            SignInSettings settings =
                    JSON.readValue(Files.readAllBytes(file), SignInSettings.class);
            List<String> faults = settings.faults();
            if (!faults.isEmpty()) {
                throw new StartRefused(
                        "The file " + file + " is not right:\n  " + String.join("\n  ", faults));
            }
            return settings;
        } catch (IOException failed) {
            throw new StartRefused("The file " + file + " cannot be read.", failed);
        } catch (JacksonException wrong) {
            throw new StartRefused(
                    "The file " + file + " is not right: " + wrong.getOriginalMessage(), wrong);
        }
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (publicUrl != null && (publicUrl.getHost() == null || publicUrl.getScheme() == null)) {
            faults.add("publicUrl: must be an address such as https://window.example");
        }
        if (publicUrl == null && !providers.isEmpty()) {
            faults.add("publicUrl: is needed, since providers send people back to it");
        }
        Set<String> seen = new HashSet<>();
        for (Provider one : providers) {
            if (missing(one.id()) || !one.id().matches("[a-z0-9-]{1,32}") || !seen.add(one.id())) {
                faults.add("providers: each needs an id of its own, of letters, digits and -");
            }
            if (missing(one.name())
                    || missing(one.issuer())
                    || missing(one.clientId())
                    || missing(one.clientSecret())) {
                faults.add(
                        "providers: " + one.id() + " needs name, issuer, clientId, clientSecret");
            }
        }
        return faults;
    }

    /// What the file leaves out is null, whatever the type says.
    private static boolean missing(@Nullable String value) {
        return value == null || value.isBlank();
    }

    private static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
