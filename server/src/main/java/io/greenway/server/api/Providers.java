package io.greenway.server.api;

import io.greenway.server.account.SignInSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/// The identity providers of the settings. What a provider says of itself is asked when somebody
/// first goes there, so that the platform starts when a provider is away.
public final class Providers implements ClientRegistrationRepository {
    private final SignInSettings settings;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

    public Providers(SignInSettings settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return provider(id)
                .map(one -> known.computeIfAbsent(id, name -> registration(one)))
                .orElse(null);
    }

    Optional<SignInSettings.Provider> provider(String id) {
        return settings.providers().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private ClientRegistration registration(SignInSettings.Provider one) {
        URI address = Objects.requireNonNull(settings.publicUrl());
        return ClientRegistrations.fromIssuerLocation(one.issuer())
                .registrationId(one.id())
                .clientId(one.clientId())
                .clientSecret(one.clientSecret())
                .scope("openid", "profile")
                .userNameAttributeName(one.claim())
                .redirectUri(address.resolve("/login/oauth2/code/" + one.id()).toString())
                .build();
    }

    /// What a page of ours shows.
    public List<SessionController.Provider> shown() {
        return settings.providers().stream()
                .map(
                        one ->
                                new SessionController.Provider(
                                        one.id(), one.name(), "/oauth2/authorization/" + one.id()))
                .toList();
    }

    public boolean isEmpty() {
        return settings.providers().isEmpty();
    }
}
