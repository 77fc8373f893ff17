package io.greenway.server.store;

import io.greenway.core.clearance.Lodged;
import io.greenway.core.clearance.Lodgement;
import io.greenway.core.clearance.Lodging;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lodged documents of one transaction: what is kept under their keys, and what was decided.
final class OpenLodgements {
    private final Connection connection;
    private final Map<Lodgement.Key, Lodgement.@Nullable Version> handed;
    private final Map<Lodgement.Key, Lodgement.@Nullable Version> kept = new HashMap<>();
    private final Map<Lodgement.Key, Lodgement.@Nullable Version> changed = new HashMap<>();
    private @Nullable CopyRows decided;

    OpenLodgements(Connection connection, Map<Lodgement.Key, Lodgement.@Nullable Version> handed) {
        this.connection = connection;
        this.handed = handed;
    }

    /// What is changed here; null where nothing is kept any more.
    Map<Lodgement.Key, Lodgement.@Nullable Version> changed() {
        return changed;
    }

    void load(Collection<Lodgement.Key> keys) {
        Set<Lodgement.Key> unknown = new HashSet<>(keys);
        unknown.removeAll(kept.keySet());
        if (!unknown.isEmpty()) {
            Map<Lodgement.Key, Lodgement.Version> found = LodgementTable.load(connection, unknown);
            unknown.forEach(
                    key ->
                            kept.put(
                                    key,
                                    handed.containsKey(key) ? handed.get(key) : found.get(key)));
        }
    }

    Lodgement.@Nullable Version kept(Lodgement.Key key) {
        load(Set.of(key));
        return kept.get(key);
    }

    void record(Lodged lodged, Instant at) {
        Lodgement.Key key = lodged.document().key();
        Lodgement.Version after = Lodging.apply(kept(key), lodged);
        kept.put(key, after);
        changed.put(key, after);
        if (decided == null) {
            decided = LodgementTable.rows();
        }
        LodgementTable.add(decided, lodged, at);
    }

    void write(Connection to) throws SQLException {
        if (decided != null) {
            decided.send(to);
        }
    }
}
