package io.greenway.server.intake;

import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Registry;
import io.greenway.server.store.ParticipantTables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The registered enterprises and their keys, kept in memory so that no request asks the database
/// who is calling. A key is found by its hash: nothing about a key can be learnt from the time
/// that takes.
public final class Participants {
    private record Snapshot(Registry registry, Map<String, Key> keys) {}

    private record Key(String enterpriseCode, Set<KeyScope> scopes, Instant expiresAt) {}

    private final ParticipantTables tables;
    private final UnaryOperator<List<Enterprise>> amended;
    private final InstantSource clock;
    private volatile Snapshot snapshot;

    /// Looks at the tables at once.
    ///
    /// @param amended gives the enterprises as the registry's log has changed them
    public Participants(
            ParticipantTables tables,
            UnaryOperator<List<Enterprise>> amended,
            InstantSource clock) {
        this.tables = tables;
        this.amended = amended;
        this.clock = clock;
        this.snapshot = load();
    }

    /// To be called after every change of enterprises or keys. One at a time, so that what was read
    /// earlier never replaces what was read later.
    public synchronized void reload() {
        snapshot = load();
    }

    private Snapshot load() {
        var keys = new HashMap<String, Key>();
        for (ParticipantTables.Key key : tables.keys()) {
            keys.put(
                    key.hash(),
                    new Key(
                            key.enterpriseCode(),
                            Set.copyOf(KeyScope.of(key.scopes())),
                            Objects.requireNonNullElse(key.expiresAt(), Instant.MAX)));
        }
        return new Snapshot(Registry.of(amended.apply(tables.enterprises())), Map.copyOf(keys));
    }

    /// Whose a key is.
    ///
    /// @param scopes what it may do
    public record Holder(Enterprise enterprise, Set<KeyScope> scopes) {}

    /// Whose key it is, if it is anyone's and good at this moment.
    public Optional<Holder> known(ApiKey key) {
        Snapshot now = snapshot;
        Key found = now.keys().get(key.hash());
        return found == null || !clock.instant().isBefore(found.expiresAt())
                ? Optional.empty()
                : now.registry()
                        .find(found.enterpriseCode())
                        .map(enterprise -> new Holder(enterprise, found.scopes()));
    }

    /// The same without what it may do.
    public Optional<Enterprise> holder(ApiKey key) {
        return known(key).map(Holder::enterprise);
    }

    /// Everyone who is registered at this moment.
    public Registry registry() {
        return snapshot.registry();
    }
}
