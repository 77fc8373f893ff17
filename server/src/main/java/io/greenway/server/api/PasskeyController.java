package io.greenway.server.api;

import com.webauthn4j.util.exception.WebAuthnException;
import io.greenway.core.account.Post;
import io.greenway.server.account.Standing;
import io.greenway.server.store.AccountTable;
import io.greenway.server.store.AccountTable.Login;
import io.greenway.server.store.AccountTable.State;
import io.greenway.server.store.PasskeyTable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Passkeys: keys of a person's own device instead of a password. The device must have verified
/// its user, by finger or number, so a passkey alone is two factors.
@RestController
public final class PasskeyController {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private static final int MOST = 20;
    private static final int LABEL_MAX = 64;

    private final Webauthn4JRelyingPartyOperations operations;
    private final Passkeys passkeys;
    private final PasskeyTable table;
    private final AccountTable accounts;
    private final SessionController sessions;
    private final Ceremonies<PublicKeyCredentialCreationOptions> making;
    private final Ceremonies<PublicKeyCredentialRequestOptions> signingIn;

    /// @param address under which browsers know the platform; passkeys are good there and nowhere
    /// else
    public PasskeyController(
            URI address,
            AccountTable accounts,
            PasskeyTable table,
            SessionController sessions,
            InstantSource clock) {
        this.table = table;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passkeys = new Passkeys(accounts, table);
        this.making = new Ceremonies<>(clock);
        this.signingIn = new Ceremonies<>(clock);
        PublicKeyCredentialRpEntity party =
                PublicKeyCredentialRpEntity.builder()
                        .id(address.getHost())
                        .name("Greenway 绿道")
                        .build();
        this.operations =
                new Webauthn4JRelyingPartyOperations(
                        passkeys, passkeys, party, Set.of(origin(address)));
        operations.setCustomizeCreationOptions(
                options ->
                        options.authenticatorSelection(
                                AuthenticatorSelectionCriteria.builder()
                                        .userVerification(UserVerificationRequirement.REQUIRED)
                                        .residentKey(ResidentKeyRequirement.REQUIRED)
                                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    private static String origin(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port;
    }

    /// Passkeys of an account.
    record Page(List<Shown> passkeys) {}

    /// One of them.
    record Shown(String id, String label, boolean backedUp, Instant madeAt, Instant usedAt) {}

    /// What the browser is to do.
    ///
    /// @param ceremony to be given back with what comes of it
    /// @param publicKey for `navigator.credentials`
    record Begun(String ceremony, JsonNode publicKey) {}

    /// What came of it.
    record Ended(
            @Nullable String ceremony, @Nullable String label, @Nullable JsonNode credential) {}

    @GetMapping("/api/v1/me/passkeys")
    public ResponseEntity<?> passkeys(Authentication authentication) {
        return MeController.told(
                new Page(
                        table.of(handle(authentication)).stream()
                                .map(
                                        one ->
                                                new Shown(
                                                        one.id(),
                                                        one.label(),
                                                        one.backedUp(),
                                                        one.madeAt(),
                                                        one.usedAt()))
                                .toList()));
    }

    private String handle(Authentication authentication) {
        return accounts.handle(authentication.getName(), Bytes.random().toBase64UrlString());
    }

    @PostMapping("/api/v1/me/passkeys/options")
    public ResponseEntity<?> begin(Authentication authentication) {
        boolean foreign =
                accounts.find(authentication.getName())
                        .filter(one -> one.provider() != null)
                        .isPresent();
        if (foreign) {
            // Whom the provider no longer knows must not come in by another way.
            return problem(409, "An identity provider signs this account in.");
        }
        if (table.of(handle(authentication)).size() >= MOST) {
            return problem(409, "An account has at most " + MOST + " passkeys.");
        }
        PublicKeyCredentialCreationOptions options =
                operations.createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication));
        return MeController.told(new Begun(making.begin(options), JSON.valueToTree(options)));
    }

    @PostMapping(path = "/api/v1/me/passkeys", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> make(Authentication authentication, HttpServletRequest request)
            throws IOException {
        return SmallBody.read(
                request, JSON, Ended.class, ended -> made(handle(authentication), ended));
    }

    private ResponseEntity<?> made(String handle, Ended ended) {
        String label = ended.label();
        JsonNode given = ended.credential();
        Optional<PublicKeyCredentialCreationOptions> options =
                Optional.ofNullable(ended.ceremony())
                        .flatMap(making::end)
                        .filter(one -> one.getUser().getId().toBase64UrlString().equals(handle));
        if (given == null
                || options.isEmpty()
                || label == null
                || label.isBlank()
                || label.length() > LABEL_MAX) {
            return SmallBody.unreadable();
        }
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> credential =
                    JSON.treeToValue(given, JSON.constructType(new Attestation().getType()));
            operations.registerCredential(
                    new ImmutableRelyingPartyRegistrationRequest(
                            options.get(), new RelyingPartyPublicKey(credential, label)));
            return ResponseEntity.status(201).build();
        } catch (JacksonException | WebAuthnException | IllegalArgumentException wrong) {
            return problem(422, "The answer of the device does not fit the question.");
        }
    }

    @DeleteMapping("/api/v1/me/passkeys/{id}")
    public ResponseEntity<?> remove(Authentication authentication, @PathVariable String id) {
        return table.remove(handle(authentication), id)
                ? ResponseEntity.noContent().build()
                : Problem.answer(
                        Problem.of("not-found", "Nothing there", 404, "You have no such passkey."));
    }

    /// Anybody may ask: which passkeys there are is not told.
    @PostMapping("/api/v1/session/passkey/options")
    public ResponseEntity<?> ask() {
        Authentication nobody =
                new AnonymousAuthenticationToken(
                        "nobody", "nobody", AuthorityUtils.createAuthorityList("NOBODY"));
        PublicKeyCredentialRequestOptions options =
                operations.createCredentialRequestOptions(
                        new ImmutablePublicKeyCredentialRequestOptionsRequest(nobody));
        return MeController.told(new Begun(signingIn.begin(options), JSON.valueToTree(options)));
    }

    @PostMapping(path = "/api/v1/session/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> signIn(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (SessionController.isForeign(request)) {
            return OperatorsOnly.answer();
        }
        return SmallBody.read(
                request, JSON, Ended.class, ended -> signedIn(ended, request, response));
    }

    private ResponseEntity<?> signedIn(
            Ended ended, HttpServletRequest request, HttpServletResponse response) {
        String ceremony = ended.ceremony();
        JsonNode credential = ended.credential();
        if (ceremony == null || credential == null) {
            return SmallBody.unreadable();
        }
        return proved(ceremony, credential)
                .<ResponseEntity<?>>map(one -> sessions.opened(one, request, response))
                .orElseGet(
                        () ->
                                SessionController.problem(
                                        "sign-in",
                                        401,
                                        "The passkey is not known here, or the question was too"
                                                + " old."));
    }

    private Optional<Standing> proved(String ceremony, JsonNode given) {
        Optional<PublicKeyCredentialRequestOptions> options = signingIn.end(ceremony);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential =
                    JSON.treeToValue(given, JSON.constructType(new Assertion().getType()));
            String username =
                    operations
                            .authenticate(
                                    new RelyingPartyAuthenticationRequest(
                                            options.get(), credential))
                            .getName();
            return accounts.find(username)
                    .filter(one -> one.state() == State.ACTIVE)
                    .map(PasskeyController::standing);
        } catch (JacksonException | WebAuthnException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static Standing standing(Login login) {
        Post post = login.post();
        return new Standing(login.username(), login.displayName(), post, "passkey", "");
    }

    private static ResponseEntity<?> problem(int status, String detail) {
        return Problem.answer(Problem.of("passkey", "Not possible", status, detail));
    }

    private static final class Attestation
            extends TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> {}

    private static final class Assertion
            extends TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> {}
}
