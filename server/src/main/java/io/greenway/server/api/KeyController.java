package io.greenway.server.api;

import io.greenway.core.account.Right;
import io.greenway.core.party.Enterprise;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.account.KeyDesk;
import io.greenway.server.store.ApiKeyTable.Row;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The API keys of an enterprise, for its administrators. A key makes no keys: who found one could
/// otherwise stay for ever.
@RestController
public final class KeyController {
    private final KeyDesk desk;
    private final JsonMapper json;

    public KeyController(KeyDesk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    /// The keys.
    record Page(List<Key> keys) {}

    /// One of them; its text is nowhere.
    record Key(
            String prefix,
            String label,
            List<String> scopes,
            String madeBy,
            Instant madeAt,
            @Nullable Instant expiresAt) {
        static Key of(Row row) {
            return new Key(
                    row.prefix(),
                    row.label(),
                    row.scopes().stream().sorted().toList(),
                    row.madeBy(),
                    row.madeAt(),
                    row.expiresAt());
        }
    }

    /// A key that is told once.
    record Issued(String apiKey, Key key) {
        @Override
        public String toString() {
            return "Issued";
        }
    }

    /// What the key is to be.
    record Asked(@Nullable String label, @Nullable List<String> scopes, @Nullable Integer days) {}

    @GetMapping("/api/v1/keys")
    public ResponseEntity<?> keys(Authentication authentication) {
        Optional<Enterprise> enterprise = kept(authentication);
        return enterprise.isEmpty()
                ? administratorsOnly()
                : MeController.told(
                        new Page(desk.of(enterprise.get()).stream().map(Key::of).toList()));
    }

    @PostMapping(path = "/api/v1/keys", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> issue(Authentication authentication, HttpServletRequest request)
            throws IOException {
        Optional<Enterprise> enterprise = kept(authentication);
        return enterprise.isEmpty()
                ? administratorsOnly()
                : SmallBody.read(
                        request,
                        json,
                        Asked.class,
                        asked -> issued(enterprise.get(), asked, authentication.getName()));
    }

    private ResponseEntity<?> issued(Enterprise enterprise, Asked asked, String by) {
        List<String> scopes = asked.scopes();
        Integer days = asked.days();
        if (scopes == null || scopes.contains(null) || days == null) {
            return SmallBody.unreadable();
        }
        String label = Objects.requireNonNullElse(asked.label(), "");
        return switch (desk.issue(enterprise, label, Set.copyOf(scopes), days, by)) {
            case Outcome.Accepted<KeyDesk.Issued>(KeyDesk.Issued made, List<Fault> _) ->
                    ResponseEntity.status(201)
                            .cacheControl(CacheControl.noStore())
                            .body(new Issued(made.apiKey(), Key.of(made.key())));
            case Outcome.Refused<KeyDesk.Issued>(List<Fault> faults) ->
                    MeController.refused(faults);
        };
    }

    @DeleteMapping("/api/v1/keys/{prefix}")
    public ResponseEntity<?> revoke(Authentication authentication, @PathVariable String prefix) {
        Optional<Enterprise> enterprise = kept(authentication);
        if (enterprise.isEmpty()) {
            return administratorsOnly();
        }
        return desk.revoke(enterprise.get(), prefix, authentication.getName())
                ? ResponseEntity.noContent().build()
                : Problem.answer(
                        Problem.of(
                                "not-found",
                                "Nothing there",
                                404,
                                "Your enterprise has no such key that is not revoked."));
    }

    /// The enterprise whose keys the person keeps.
    private static Optional<Enterprise> kept(Authentication authentication) {
        return authentication instanceof SignedIn person
                        && person.standing().has(Right.ADMINISTRATOR)
                ? person.enterprise()
                : Optional.empty();
    }

    private static ResponseEntity<?> administratorsOnly() {
        return Problem.answer(
                Problem.of(
                        "forbidden",
                        "Not for you",
                        403,
                        "Keys of an enterprise are kept by its administrators."));
    }
}
