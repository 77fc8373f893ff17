package io.greenway.core.clearance;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.LedgerMove;
import io.greenway.core.ledger.QuotaAccount;
import io.greenway.core.ledger.StockAccount;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.message.DossierKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The books the [Clerk] works on: dossiers, ledgers and the indexes that lead to them. Whatever
/// is written becomes durable together, or not at all.
public interface Books {
    /// The dossier of a key; an empty one when nothing has happened in it.
    Dossier dossier(DossierKey key);

    /// Writes down what happened to a dossier.
    void record(Dossier before, Event event, Dossier after, Instant at);

    /// Writes down what happened to a waybill that no dossier has.
    void recordLoose(Event event, Instant at);

    /// What was last kept of a lodged document; null when nothing is kept under its key.
    Lodgement.@Nullable Version lodged(Lodgement.Key key);

    /// Writes down what became of a lodgement.
    void record(Lodged lodged, Instant at);

    /// Dossier in which a payment number is filed.
    @Nullable DossierKey dossierOf(PaymentKey payment);

    /// Dossier to which an inventory number was given.
    @Nullable DossierKey dossierOf(String invtNo);

    /// Dossier whose inventory names a waybill.
    @Nullable DossierKey dossierNaming(WaybillKey waybill);

    /// Dossiers whose inventories name some waybills; those that nobody names are left out.
    Map<WaybillKey, DossierKey> dossiersNaming(Set<WaybillKey> waybills);

    /// Dossiers of an order number, on whatever platform.
    List<DossierKey> dossiersOf(String orderNo);

    /// A waybill by its key.
    @Nullable WaybillEntry waybill(WaybillKey key);

    /// Waybills for an order number that are in no dossier.
    List<WaybillEntry> looseWaybills(String orderNo);

    /// Writes a waybill's entry; null removes it.
    void keep(WaybillKey key, @Nullable WaybillEntry entry);

    /// What sites counted last of some parcels; those of which nothing is known are left out.
    Map<WaybillKey, Tally> tallies(Set<WaybillKey> parcels);

    /// Writes what a site counted of a parcel; null removes it.
    void tallied(WaybillKey parcel, @Nullable Tally tally);

    QuotaAccount quota(String buyer, int year);

    void keep(QuotaAccount account, LedgerMove move, Instant at);

    /// The guarantee of an enterprise; null when it has none.
    @Nullable GuaranteeAccount guarantee(String code);

    void keep(GuaranteeAccount account, LedgerMove move, Instant at);

    /// A bonded account book; null when there is none of that number.
    @Nullable AccountBook accountBook(@Nullable String number);

    /// The balance of a line of an account book.
    StockAccount stock(String book, String item);

    void keep(StockAccount account, StockMove move, Instant at);

    /// Dossiers that wait for a guarantee, longest waiting first.
    List<DossierKey> held(String guaranteeCode);

    /// Returns of some parcels whose goods may still arrive, those first that were applied for
    /// first.
    List<AwaitedReturn> awaitedReturns(Set<WaybillKey> waybills);

    /// Puts a declaration, an application about one, or what happened to its goods into the outbox
    /// to customs.
    void tell(Ask.TellCustoms request, Instant at);

    /// A number used only once, 1 to 999999999.
    long nextSerial();
}
