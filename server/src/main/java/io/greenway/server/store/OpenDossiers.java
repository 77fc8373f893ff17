package io.greenway.server.store;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Release;
import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.clearance.WaybillKey;
import io.greenway.core.message.DossierKey;
import io.greenway.core.party.CreditClass;
import io.greenway.core.statistics.Met;
import io.greenway.core.statistics.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The dossiers of one transaction, and the ways that lead to them: order number, inventory
/// number, waybill, guarantee.
final class OpenDossiers {
    /// A dossier that is being worked on, with the events that are not written yet.
    private static final class Open {
        private final long id;
        private final int writtenEvents;
        private final List<Event> fresh = new ArrayList<>();
        private Dossier dossier;
        private Instant at = Instant.EPOCH;

        Open(long id, Dossier dossier) {
            this.id = id;
            this.dossier = dossier;
            this.writtenEvents = dossier.events();
        }
    }

    private final Connection connection;
    private final EventCodec codec;
    private final ClearanceContext context;
    private final Progress progress;
    private final Shelf shelf;
    private final Handed handed;

    private final Map<DossierKey, Open> dossiers = new LinkedHashMap<>();
    private final Map<String, Set<DossierKey>> byOrderNo = new HashMap<>();
    private final Map<String, @Nullable DossierKey> byInvtNo = new HashMap<>();
    private final Map<WaybillKey, @Nullable DossierKey> naming = new HashMap<>();
    private final Map<WaybillKey, DossierKey> named = new HashMap<>();
    private final Map<String, Set<DossierKey>> held = new HashMap<>();
    private final PartyBlocks blocks = new PartyBlocks();

    OpenDossiers(
            Connection connection,
            ClearanceContext context,
            Progress progress,
            Shelf shelf,
            Handed handed) {
        this.connection = connection;
        this.context = context;
        this.codec = context.codec();
        this.progress = progress;
        this.shelf = shelf;
        this.handed = handed;
    }

    /// Dossiers whose inventories came here, by the waybills that they name.
    Map<WaybillKey, DossierKey> named() {
        return named;
    }

    /// Dossiers that wait for a guarantee, of those that something here concerned.
    Map<String, Set<DossierKey>> held() {
        return held;
    }

    /// Every dossier that is open now.
    List<Dossier> all() {
        return dossiers.values().stream().map(open -> open.dossier).toList();
    }

    Dossier dossier(DossierKey key) {
        Open open = dossiers.get(key);
        if (open == null && !byOrderNo.containsKey(key.orderNo())) {
            load(Set.of(key.orderNo()));
            open = dossiers.get(key);
        }
        return open == null ? Dossier.empty(key) : open.dossier;
    }

    List<DossierKey> of(String orderNo) {
        load(Set.of(orderNo));
        return List.copyOf(byOrderNo.getOrDefault(orderNo, Set.of()));
    }

    @Nullable DossierKey ofInvtNo(String invtNo) {
        loadInvtNos(List.of(invtNo));
        return byInvtNo.get(invtNo);
    }

    @Nullable DossierKey naming(WaybillKey waybill) {
        loadNaming(Set.of(waybill));
        DossierKey key = naming.get(waybill);
        if (key == null) {
            return null;
        }
        var inventory = dossier(key).inventory();
        boolean still =
                inventory != null && WaybillKey.of(inventory.document().content()).equals(waybill);
        return still ? key : null;
    }

    /// The same for many; those that nobody names are left out.
    Map<WaybillKey, DossierKey> naming(Set<WaybillKey> waybills) {
        loadNaming(waybills);
        Set<String> orderNos = new HashSet<>();
        for (WaybillKey waybill : waybills) {
            DossierKey key = naming.get(waybill);
            if (key != null) {
                orderNos.add(key.orderNo());
            }
        }
        load(orderNos);
        Map<WaybillKey, DossierKey> found = new HashMap<>();
        for (WaybillKey waybill : waybills) {
            DossierKey key = naming(waybill);
            if (key != null) {
                found.put(waybill, key);
            }
        }
        return found;
    }

    List<DossierKey> held(String guaranteeCode) {
        return heldFor(guaranteeCode).stream()
                .filter(key -> dossier(key).stage() == Stage.HELD)
                .toList();
    }

    /// Every dossier that waited for a guarantee when the transaction began, or since.
    private Set<DossierKey> heldFor(String guaranteeCode) {
        return held.computeIfAbsent(
                guaranteeCode,
                code -> {
                    Set<DossierKey> waiting =
                            new LinkedHashSet<>(DossierTable.held(connection, code));
                    waiting.addAll(handed.held().getOrDefault(code, Set.of()));
                    return waiting;
                });
    }

    /// Number of the row of a dossier in which something happened.
    long id(DossierKey key) {
        load(Set.of(key.orderNo()));
        return Objects.requireNonNull(dossiers.get(key)).id;
    }

    void record(Dossier before, Event event, Dossier after, Instant at) {
        Open open =
                dossiers.computeIfAbsent(
                        after.key(), key -> new Open(progress.nextDossier(), before));
        byOrderNo
                .computeIfAbsent(after.key().orderNo(), orderNo -> new LinkedHashSet<>())
                .add(after.key());
        open.dossier = after;
        open.at = at;
        open.fresh.add(event);
        if (event instanceof Event.DocumentFiled filed
                && filed.document() instanceof Document.Inventory inventory) {
            naming.put(WaybillKey.of(inventory.content()), after.key());
            named.put(WaybillKey.of(inventory.content()), after.key());
        }
        if (after.invtNo() != null) {
            byInvtNo.put(after.invtNo(), after.key());
        }
        if (after.stage() == Stage.HELD) {
            heldFor(guarantor(after)).add(after.key());
        }
    }

    private static String guarantor(Dossier dossier) {
        return Objects.requireNonNull(dossier.inventory()).document().content().head().assureCode();
    }

    void load(Set<String> orderNos) {
        Set<String> unknown = new HashSet<>();
        for (String orderNo : orderNos) {
            if (!byOrderNo.containsKey(orderNo)) {
                byOrderNo.put(orderNo, new LinkedHashSet<>());
                List<DossierRow> rows = shelf.dossiers(orderNo);
                if (rows == null) {
                    unknown.add(orderNo);
                } else {
                    rows.forEach(this::open);
                }
            }
        }
        if (!unknown.isEmpty()) {
            DossierTable.load(connection, unknown, codec).forEach(this::open);
        }
    }

    private void open(DossierRow row) {
        DossierKey key = row.dossier().key();
        dossiers.put(key, new Open(row.id(), row.dossier()));
        byOrderNo.computeIfAbsent(key.orderNo(), orderNo -> new LinkedHashSet<>()).add(key);
    }

    /// Order numbers of the dossiers to which some inventory numbers were given.
    Set<String> orderNosOf(Collection<String> invtNos) {
        loadInvtNos(invtNos);
        Set<String> orderNos = new HashSet<>();
        for (String invtNo : invtNos) {
            DossierKey key = byInvtNo.get(invtNo);
            if (key != null) {
                orderNos.add(key.orderNo());
            }
        }
        return orderNos;
    }

    private void loadInvtNos(Collection<String> invtNos) {
        List<String> unknown = new ArrayList<>();
        for (String invtNo : invtNos) {
            if (!byInvtNo.containsKey(invtNo)) {
                DossierKey key = shelf.dossierOf(invtNo);
                byInvtNo.put(invtNo, key);
                if (key == null) {
                    unknown.add(invtNo);
                }
            }
        }
        if (!unknown.isEmpty()) {
            byInvtNo.putAll(DossierTable.byInvtNo(connection, unknown));
        }
    }

    void loadNaming(Set<WaybillKey> keys) {
        Set<WaybillKey> unknown = new HashSet<>(keys);
        unknown.removeAll(naming.keySet());
        if (!unknown.isEmpty()) {
            unknown.forEach(key -> naming.put(key, null));
            naming.putAll(DossierTable.naming(connection, unknown));
            unknown.stream()
                    .filter(handed.naming()::containsKey)
                    .forEach(key -> naming.put(key, handed.naming().get(key)));
        }
    }

    /// Declarations that were released in this transaction.
    List<Released> released() {
        List<Released> released = new ArrayList<>();
        for (Open open : dossiers.values()) {
            if (open.fresh.stream().anyMatch(Release::isRelease)) {
                released.add(new Released(open.id, open.dossier, open.at));
            }
        }
        return released;
    }

    void write(Connection to) throws SQLException {
        CopyRows added = DossierTable.added();
        CopyRows changed = DossierTable.changed();
        CopyRows history = DossierTable.history();
        CopyRows holds = StopStore.rows();
        CopyRows buyers = BuyerDossiers.rows();
        Tally tally = new Tally();
        for (Open open : dossiers.values()) {
            if (!open.fresh.isEmpty()) {
                StopStore.add(holds, open.id, open.dossier, open.fresh, open.at);
                count(tally, open);
                BuyerDossiers.add(buyers, open.id, open.dossier, open.at, context);
                CopyRows rows = open.writtenEvents == 0 ? added : changed;
                DossierTable.add(rows, open.id, open.dossier, open.at);
                history.add(open.id)
                        .small(open.writtenEvents)
                        .time(open.at)
                        .add(codec.write(open.fresh))
                        .end();
            }
        }
        added.send(to);
        DossierTable.merge(to, changed);
        history.send(to);
        holds.send(to);
        BuyerDossiers.merge(to, buyers);
        blocks.write(to);
        ZoneSums.add(to, tally);
    }

    private void count(Tally tally, Open open) {
        Set<Met> met = Met.in(open.fresh);
        var inventory = open.dossier.inventory();
        if (met.isEmpty() || inventory == null) {
            return;
        }
        var head = inventory.document().content().head();
        CreditClass lower =
                context.credit().lower(head.ebcCode(), head.agentCode(), Terms.dayOf(open.at));
        tally.met(open.at, head, lower, met);
    }

    /// Puts what is decided now where the next work finds it.
    void keep() {
        for (Open open : dossiers.values()) {
            if (!open.fresh.isEmpty()) {
                blocks.note(open.dossier.key().ebpCode(), open.id, shelf);
                blocks.note(DossierTable.seller(open.dossier), open.id, shelf);
                blocks.note(DossierTable.agent(open.dossier), open.id, shelf);
            }
        }
        shelf.begin();
        byOrderNo.forEach(
                (orderNo, keys) ->
                        shelf.keep(
                                orderNo,
                                keys.stream()
                                        .map(dossiers::get)
                                        .map(open -> new DossierRow(open.id, open.dossier))
                                        .toList()));
    }
}
