package io.greenway.server.store;

import io.greenway.core.clearance.WaybillEntry;
import io.greenway.core.clearance.WaybillKey;
import io.greenway.core.message.DossierKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The waybills of one transaction: those in dossiers, and those that are loose.
final class OpenWaybills {
    private final Connection connection;
    private final EventCodec.Documents documents;
    private final Map<WaybillKey, @Nullable WaybillEntry> handed;
    private final Map<WaybillKey, @Nullable WaybillEntry> waybills = new HashMap<>();
    private final Set<WaybillKey> stored = new HashSet<>();
    private final Set<WaybillKey> changed = new LinkedHashSet<>();
    private final Map<String, Set<WaybillKey>> looseByOrderNo = new HashMap<>();

    OpenWaybills(
            Connection connection,
            EventCodec.Documents documents,
            Map<WaybillKey, @Nullable WaybillEntry> handed) {
        this.connection = connection;
        this.documents = documents;
        this.handed = handed;
    }

    /// What is changed here; null where a waybill is gone.
    Map<WaybillKey, @Nullable WaybillEntry> changed() {
        Map<WaybillKey, @Nullable WaybillEntry> entries = new HashMap<>();
        changed.forEach(key -> entries.put(key, waybills.get(key)));
        return entries;
    }

    @Nullable WaybillEntry waybill(WaybillKey key) {
        load(Set.of(key));
        return waybills.get(key);
    }

    List<WaybillEntry> loose(String orderNo) {
        loadLoose(Set.of(orderNo));
        List<WaybillEntry> loose = new ArrayList<>();
        for (WaybillKey key : looseByOrderNo.getOrDefault(orderNo, Set.of())) {
            WaybillEntry entry = waybills.get(key);
            if (entry != null && entry.dossier() == null && orderNo(entry).equals(orderNo)) {
                loose.add(entry);
            }
        }
        return loose;
    }

    void keep(WaybillKey key, @Nullable WaybillEntry entry) {
        load(Set.of(key));
        waybills.put(key, entry);
        changed.add(key);
        if (entry != null && entry.dossier() == null) {
            loadLoose(Set.of(orderNo(entry)));
            Objects.requireNonNull(looseByOrderNo.get(orderNo(entry))).add(key);
        }
    }

    private static String orderNo(WaybillEntry entry) {
        return entry.document().content().head().orderNo();
    }

    void load(Set<WaybillKey> keys) {
        Set<WaybillKey> unknown = new HashSet<>(keys);
        unknown.removeAll(waybills.keySet());
        if (!unknown.isEmpty()) {
            unknown.forEach(key -> waybills.put(key, null));
            WaybillTable.load(connection, unknown, documents).forEach(this::found);
            unknown.stream()
                    .filter(handed::containsKey)
                    .forEach(key -> found(key, handed.get(key)));
        }
    }

    private void found(WaybillKey key, @Nullable WaybillEntry entry) {
        waybills.put(key, entry);
        if (entry == null) {
            stored.remove(key);
        } else {
            stored.add(key);
        }
    }

    void loadLoose(Set<String> orderNos) {
        Set<String> unknown = new HashSet<>(orderNos);
        unknown.removeAll(looseByOrderNo.keySet());
        if (!unknown.isEmpty()) {
            unknown.forEach(orderNo -> looseByOrderNo.put(orderNo, new LinkedHashSet<>()));
            WaybillTable.loose(connection, unknown, documents)
                    .forEach(
                            (key, entry) -> {
                                if (!handed.containsKey(key)) {
                                    foundLoose(key, entry);
                                }
                            });
            handed.forEach(
                    (key, entry) -> {
                        if (entry != null
                                && entry.dossier() == null
                                && unknown.contains(orderNo(entry))) {
                            foundLoose(key, entry);
                        }
                    });
        }
    }

    private void foundLoose(WaybillKey key, WaybillEntry entry) {
        stored.add(key);
        waybills.putIfAbsent(key, entry);
        looseByOrderNo.computeIfAbsent(orderNo(entry), orderNo -> new LinkedHashSet<>()).add(key);
    }

    void write(Connection to, ToLongFunction<DossierKey> id) throws SQLException {
        CopyRows added = WaybillTable.added();
        CopyRows rewritten = WaybillTable.changed();
        List<WaybillKey> gone = new ArrayList<>();
        for (WaybillKey key : changed) {
            WaybillEntry entry = waybills.get(key);
            if (entry != null) {
                DossierKey dossier = entry.dossier();
                CopyRows rows = stored.contains(key) ? rewritten : added;
                WaybillTable.add(
                        rows, key, entry, dossier == null ? null : id.applyAsLong(dossier));
            } else if (stored.contains(key)) {
                gone.add(key);
            }
        }
        added.send(to);
        WaybillTable.merge(to, rewritten);
        WaybillTable.delete(to, gone);
    }
}
