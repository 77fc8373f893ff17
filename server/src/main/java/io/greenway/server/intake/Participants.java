package io.greenway.server.intake;

import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Registry;
import io.greenway.server.store.ParticipantTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The registered enterprises and their keys, kept in memory so that no request asks the database
/// who is calling. A key is found by its hash: nothing about a key can be learnt from the time
/// that takes.
public final class Participants {
    private record Snapshot(Registry registry, Map<String, ParticipantTables.Key> keys) {}

    private final ParticipantTables tables;
    private final UnaryOperator<List<Enterprise>> amended;
    private volatile Snapshot snapshot;

    /// Looks at the tables at once.
    ///
    /// @param amended gives the enterprises as the registry's log has changed them
    public Participants(ParticipantTables tables, UnaryOperator<List<Enterprise>> amended) {
        this.tables = tables;
        this.amended = amended;
        this.snapshot = load();
    }

    /// To be called after every change of enterprises or keys.
    public void reload() {
        snapshot = load();
    }

    private Snapshot load() {
        var keys = new HashMap<String, ParticipantTables.Key>();
        for (ParticipantTables.Key key : tables.keys()) {
            keys.put(key.hash(), key);
        }
        return new Snapshot(Registry.of(amended.apply(tables.enterprises())), Map.copyOf(keys));
    }

    /// Whose key it is, if it is anyone's.
    public Optional<Enterprise> holder(ApiKey key) {
        Snapshot now = snapshot;
        return Optional.ofNullable(now.keys().get(key.hash()))
                .map(ParticipantTables.Key::enterpriseCode)
                .flatMap(now.registry()::find);
    }

    /// What the key may do besides what every key may.
    public Set<String> scopes(ApiKey key) {
        ParticipantTables.Key known = snapshot.keys().get(key.hash());
        return known == null ? Set.of() : known.scopes();
    }

    /// Everyone who is registered at this moment.
    public Registry registry() {
        return snapshot.registry();
    }
}
