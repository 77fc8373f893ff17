package io.greenway.core.clearance;

import io.greenway.core.message.CEB711Message.Delivery;
import io.greenway.core.message.DossierKey;
import io.greenway.core.reference.Reference;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings what a site counted to the declarations of the parcels, and keeps it for those that come
/// later. It decides nothing itself.
final class TallyDesk {
    private static final String IMPORT = "I";
    private static final String DELETE = "3";

    private final Books books;
    private final Reference reference;
    private final Run run;

    TallyDesk(Books books, Reference reference, Run run) {
        this.books = books;
        this.reference = reference;
        this.run = run;
    }

    /// Takes a record that was kept.
    ///
    /// @param homecoming parcels whose goods came back with it
    void take(
            Delivery record,
            String sender,
            Instant receivedAt,
            Set<WaybillKey> homecoming,
            Instant now) {
        if (!record.head().ieFlag().equals(IMPORT)) {
            return;
        }
        List<Tally> tallies = Tally.of(record, sender, receivedAt);
        Set<WaybillKey> parcels = new HashSet<>();
        tallies.forEach(tally -> parcels.add(tally.waybill()));
        if (record.head().appType().equals(DELETE)) {
            forget(tallies, parcels);
            return;
        }
        Map<WaybillKey, DossierKey> dossiers = books.dossiersNaming(parcels);
        for (Tally tally : tallies) {
            DossierKey key = dossiers.get(tally.waybill());
            if (homecoming.contains(tally.waybill()) || isSettled(key)) {
                continue;
            }
            books.tallied(tally.waybill(), tally);
            if (key != null) {
                run.run(key, new Command.TakeTally(tally), now);
            }
        }
    }

    /// What has reached a declaration stands; what waits for one goes with its record.
    private void forget(List<Tally> tallies, Set<WaybillKey> parcels) {
        Map<WaybillKey, Tally> kept = books.tallies(parcels);
        for (Tally tally : tallies) {
            Tally one = kept.get(tally.waybill());
            if (one != null && one.isOfRecordOf(tally)) {
                books.tallied(tally.waybill(), null);
            }
        }
    }

    private boolean isSettled(@Nullable DossierKey key) {
        return key != null && books.dossier(key).sequel().arrival() != null;
    }

    /// Looks whether the parcel of a declaration is there already.
    void lookUp(DossierKey key, Document.Inventory inventory, Instant now) {
        if (!Tallying.isDirect(inventory.content().head())) {
            return;
        }
        WaybillKey waybill = WaybillKey.of(inventory.content());
        Tally tally = books.tallies(Set.of(waybill)).get(waybill);
        if (tally != null && isCurrent(tally, now)) {
            run.run(key, new Command.TakeTally(tally), now);
        }
    }

    /// A waybill number may come again after some months, for another parcel (checks D).
    private boolean isCurrent(Tally tally, Instant now) {
        int months =
                reference
                        .parameters()
                        .number("WAYBILL_REUSE_MONTHS", Terms.dayOf(now))
                        .intValueExact();
        return now.atOffset(ZoneOffset.UTC)
                .isBefore(tally.receivedAt().atOffset(ZoneOffset.UTC).plusMonths(months));
    }
}
