package io.greenway.server.store;

import io.greenway.core.clearance.Stage;
import io.greenway.core.ledger.QuotaAccount;
import io.greenway.core.message.DossierKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Dossiers and quotas that were worked on lately, as they were decided, so that the next paper or
/// answer finds them without folding their histories again. For an order number it holds all
/// dossiers or none. The database is the truth: when something that was decided could not be
/// written, everything here is forgotten. One server works on a database at a time.
///
/// What is declared has room of its own: authorities answer soon, and papers may take days, so many
/// that wait for papers would push out what is needed next.
final class Shelf {
    private final int room;
    private final LinkedHashMap<String, List<DossierRow>> declared =
            new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<String, List<DossierRow>> collecting =
            new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, DossierKey> byInvtNo = new HashMap<>();

    /// Order numbers with which nothing is expected to happen soon, from the last piece of work.
    private List<String> quiet = new ArrayList<>();

    private final LinkedHashMap<String, QuotaAccount> quotas = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<PartyBlocks.Entry, Boolean> blocks =
            new LinkedHashMap<>(16, 0.75f, true);

    /// @param room most order numbers of what is declared, and as many of what is not; at least
    ///     those of two pieces of work, since what is not written yet must be here
    Shelf(int room) {
        this.room = room;
    }

    /// All dossiers of an order number; null when they are not here.
    @Nullable List<DossierRow> dossiers(String orderNo) {
        List<DossierRow> rows = declared.get(orderNo);
        return rows == null ? collecting.get(orderNo) : rows;
    }

    /// The dossier of an inventory number; null when it is not here.
    @Nullable DossierKey dossierOf(String invtNo) {
        return byInvtNo.get(invtNo);
    }

    /// A quota by the name of its account; null when it is not here.
    @Nullable QuotaAccount quota(String account) {
        return quotas.get(account);
    }

    /// Puts a quota here, and the longest untouched one away.
    void keep(QuotaAccount quota) {
        quotas.put(quota.account(), quota);
        if (quotas.size() > room) {
            quotas.remove(quotas.firstEntry().getKey());
        }
    }

    /// Whether it was not noted lately that an enterprise stands in a block.
    boolean isNew(PartyBlocks.Entry entry) {
        boolean known = blocks.put(entry, true) != null;
        if (blocks.size() > room) {
            blocks.remove(blocks.firstEntry().getKey());
        }
        return !known;
    }

    /// What was decided is not true.
    void clear() {
        declared.clear();
        collecting.clear();
        byInvtNo.clear();
        quiet.clear();
        quotas.clear();
        blocks.clear();
    }

    /// Begins to keep what a piece of work decided. What became quiet in the piece before may go
    /// now: it is written by the time that the next piece is begun.
    void begin() {
        quiet.forEach(this::forget);
        quiet = new ArrayList<>();
    }

    /// Puts all dossiers of an order number here, and the longest untouched ones away. Released
    /// ones would only take room: what comes next of them comes in days.
    void keep(String orderNo, List<DossierRow> rows) {
        boolean all = true;
        boolean any = false;
        for (DossierRow row : rows) {
            String invtNo = row.dossier().invtNo();
            if (invtNo != null) {
                byInvtNo.put(invtNo, row.dossier().key());
            }
            all &= row.dossier().stage() == Stage.RELEASED;
            any |= row.dossier().stage().isDeclared();
        }
        if (all) {
            quiet.add(orderNo);
        }
        put(any ? declared : collecting, any ? collecting : declared, orderNo, rows);
    }

    private void put(
            SequencedMap<String, List<DossierRow>> place,
            SequencedMap<String, List<DossierRow>> other,
            String orderNo,
            List<DossierRow> rows) {
        other.remove(orderNo);
        place.put(orderNo, rows);
        while (place.size() > room) {
            forget(place.firstEntry().getKey());
        }
    }

    private void forget(String orderNo) {
        List<DossierRow> rows = dossiers(orderNo);
        if (rows != null) {
            declared.remove(orderNo);
            collecting.remove(orderNo);
            rows.forEach(row -> byInvtNo.remove(row.dossier().invtNo()));
        }
    }
}
