package io.greenway.server.account;

import io.greenway.core.clearance.Terms;
import io.greenway.core.party.Enterprise;
import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.intake.ApiKey;
import io.greenway.server.intake.KeyScope;
import io.greenway.server.intake.Participants;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.ApiKeyTable;
import io.greenway.server.store.ApiKeyTable.Row;
import io.greenway.server.store.ParticipantTables;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// The keys that an enterprise makes for its own systems: told once, kept as a hash, good for some
/// days and for what they are made for. Making and revoking goes into the log of actions.
public final class KeyDesk {
    private static final String AREA = "keys";
    private static final int LABEL_MAX = 64;
    private static final JsonMapper JSON = new JsonMapper();

    private final ApiKeyTable keys;
    private final ParticipantTables tables;
    private final Participants participants;
    private final ActionTable actions;
    private final Supplier<Parameters> parameters;
    private final InstantSource clock;
    private final SecureRandom random;

    public KeyDesk(
            ApiKeyTable keys,
            ParticipantTables tables,
            Participants participants,
            ActionTable actions,
            Supplier<Parameters> parameters,
            InstantSource clock,
            SecureRandom random) {
        this.keys = keys;
        this.tables = tables;
        this.participants = participants;
        this.actions = actions;
        this.parameters = parameters;
        this.clock = clock;
        this.random = random;
    }

    /// A key and its text, which is told once.
    public record Issued(String apiKey, Row key) {
        @Override
        public String toString() {
            return "Issued " + key.prefix();
        }
    }

    /// The keys of an enterprise that are not revoked.
    public List<Row> of(Enterprise enterprise) {
        return keys.of(enterprise.code());
    }

    /// Makes a key.
    ///
    /// @param scopes what it may do, at least one
    /// @param days how long it is good
    public synchronized Outcome<Issued> issue(
            Enterprise enterprise, String label, Set<String> scopes, int days, String by) {
        Instant now = clock.instant();
        List<Fault> faults = faults(enterprise, label, scopes, days, now);
        if (!faults.isEmpty()) {
            return new Outcome.Refused<>(faults);
        }
        ApiKey key = ApiKey.random(random);
        Instant expires = now.plus(Duration.ofDays(days));
        Row row = new Row(key.prefix(), label, scopes, by, now, expires);
        tables.ensure(enterprise.code(), enterprise.name());
        String body =
                JSON.writeValueAsString(
                        Map.of("prefix", row.prefix(), "scopes", new TreeSet<>(scopes)));
        actions.append(now, by, AREA, enterprise.code(), "key-issued", body);
        keys.put(key.hash(), enterprise.code(), row, expires);
        participants.reload();
        return new Outcome.Accepted<>(new Issued(key.text(), row), List.of());
    }

    private List<Fault> faults(
            Enterprise enterprise, String label, Set<String> scopes, int days, Instant now) {
        List<Fault> faults = new ArrayList<>();
        LocalDate day = Terms.dayOf(now);
        if (label.isBlank() || label.length() > LABEL_MAX) {
            faults.add(Fault.of(FaultCode.ACCOUNT_NAME_INVALID, "/label", null, "1-" + LABEL_MAX));
        }
        String known =
                Arrays.stream(KeyScope.values())
                        .map(KeyScope::json)
                        .collect(Collectors.joining("|"));
        for (String scope : scopes) {
            if (KeyScope.named(scope).isEmpty()) {
                faults.add(Fault.of(FaultCode.KEY_SCOPE_UNKNOWN, "/scopes", scope, known));
            }
        }
        if (scopes.isEmpty()) {
            faults.add(Fault.of(FaultCode.KEY_SCOPE_UNKNOWN, "/scopes", null, known));
        }
        int longest = parameters.get().days("API_KEY_DAYS", day);
        if (days < 1 || days > longest) {
            faults.add(
                    Fault.of(FaultCode.KEY_DAYS, "/days", Integer.toString(days), "1-" + longest));
        }
        int most = parameters.get().days("API_KEYS_MAX", day);
        int there =
                (int)
                        keys.of(enterprise.code()).stream()
                                .map(ApiKeyTable.Row::expiresAt)
                                .filter(end -> end == null || now.isBefore(end))
                                .count();
        if (there >= most) {
            faults.add(
                    Fault.of(
                            FaultCode.KEYS_TOO_MANY,
                            "",
                            Integer.toString(there),
                            Integer.toString(most)));
        }
        return faults;
    }

    /// Revokes a key; it opens nothing from this moment on.
    ///
    /// @return whether there was one
    public synchronized boolean revoke(Enterprise enterprise, String prefix, String by) {
        Instant now = clock.instant();
        boolean there =
                keys.of(enterprise.code()).stream().anyMatch(one -> one.prefix().equals(prefix));
        if (!there) {
            return false;
        }
        String body = JSON.writeValueAsString(Map.of("prefix", prefix));
        actions.append(now, by, AREA, enterprise.code(), "key-revoked", body);
        boolean revoked = keys.revoke(enterprise.code(), prefix, now);
        participants.reload();
        return revoked;
    }
}
