package io.greenway.core.clearance;

import io.greenway.core.message.CEB711Message;
import io.greenway.core.message.DossierKey;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Carries every document and answer to its end: from the dossier it belongs to, through the
/// ledgers that the dossier asks, to customs. It decides nothing itself; [Lifecycle] and the
/// ledgers do.
public final class Clerk {
    private final Books books;
    private final Reference reference;
    private final Registry registry;
    private final Terms.Buyers buyers;
    private final LedgerDesk ledgers;
    private final StockDesk stock;
    private final FollowUpDesk followUps;
    private final TallyDesk tallies;

    public Clerk(Books books, Reference reference, Registry registry, Terms.Buyers buyers) {
        this.books = books;
        this.reference = reference;
        this.registry = registry;
        this.buyers = buyers;
        this.ledgers = new LedgerDesk(books, reference, this::run);
        this.stock = new StockDesk(books, this::run);
        this.tallies = new TallyDesk(books, reference, this::run);
        this.followUps =
                new FollowUpDesk(
                        books,
                        this::run,
                        (empty, command, now) ->
                                Lifecycle.decide(empty, command, terms(now, books.nextSerial())));
    }

    /// Takes a document.
    public void take(Document document, Instant now) {
        take(document, List.of(), now);
    }

    /// Takes a document with what speaks against the signature of its message.
    public void take(Document document, List<Fault> signature, Instant now) {
        switch (document) {
            case Document.Order order -> {
                var head = order.content().head();
                file(new DossierKey(head.ebpCode(), head.orderNo()), order, false, signature, now);
            }
            case Document.Payment payment -> {
                var head = payment.content().head();
                DossierKey key = new DossierKey(head.ebpCode(), head.orderNo());
                DossierKey known = books.dossierOf(PaymentKey.of(payment.content()));
                DossierKey place = PaymentPlace.of(books.dossier(key), known, head.payCode());
                file(place, payment, known != null && !known.equals(place), signature, now);
            }
            case Document.Inventory inventory -> {
                var head = inventory.content().head();
                DossierKey key = new DossierKey(head.ebpCode(), head.orderNo());
                file(key, inventory, isDeclaredElsewhere(key, head.ebcCode()), signature, now);
            }
            case Document.Waybill waybill -> takeWaybill(waybill, now);
        }
    }

    /// Takes a document that is kept. What a warehousing record lists are goods that a return
    /// awaits, or parcels that came in.
    ///
    /// @param receivedAt when the door took it
    public void lodge(Lodgement document, Instant receivedAt, Instant now) {
        Lodgement.Version known = books.lodged(document.key());
        Lodged lodged = Lodging.decide(known, document, terms(now, books.nextSerial()));
        books.record(lodged, now);
        if (lodged.isKept()
                && !lodged.version().draft()
                && document.content() instanceof CEB711Message.Delivery record) {
            Set<WaybillKey> homecoming =
                    lodged.version().appType().equals("3")
                            ? Set.of()
                            : arrived(record, Terms.dayOf(receivedAt), now);
            tallies.take(record, document.sender(), receivedAt, homecoming, now);
            books.tell(Ask.TellCustoms.of(record.head(), document.ref()), now);
        }
    }

    /// Takes what comes after the four papers of a trade.
    ///
    /// @return whether what it is about is known
    public boolean take(FollowUp followUp, Instant now) {
        return followUps.take(followUp, now);
    }

    /// Takes a warehousing record for the goods of returns that it lists.
    ///
    /// @param day day on which the door took it, in China
    ///
    /// @return parcels whose goods came back with it
    Set<WaybillKey> arrived(CEB711Message.Delivery record, LocalDate day, Instant now) {
        return followUps.arrived(record, day, now);
    }

    /// Gives up on returns of a dossier whose goods did not arrive in time.
    public void lapseReturns(DossierKey key, Instant now) {
        run(key, new Command.LapseReturns(), now);
    }

    /// Takes an answer of customs. One for an inventory number that was never given is not ours
    /// and changes nothing.
    ///
    /// @return whether the number is known
    public boolean answer(String invtNo, String status, String info, Instant now) {
        DossierKey key = followUps.current(invtNo);
        if (key == null) {
            return false;
        }
        run(key, new Command.TakeAnswer(status, info), now);
        return true;
    }

    /// Lets the parcels of declarations leave the zone by a gate: all of them or none.
    ///
    /// @param invtNos inventory numbers
    /// @param site operator of the gate
    /// @param passNo number of the pass 核放单
    /// @return everything that speaks against it; empty when they left
    public List<Fault> gateOut(List<String> invtNos, String site, String passNo, Instant now) {
        return stock.gateOut(invtNos, site, passNo, now);
    }

    /// Gives up on a dossier whose papers did not come in time.
    public void expire(DossierKey key, Instant now) {
        run(key, new Command.Expire(), now);
    }

    /// Lets dossiers that wait for a guarantee try again, longest waiting first.
    public void retryHeld(String guaranteeCode, Instant now) {
        ledgers.retryHeld(guaranteeCode, now);
    }

    /// A loose waybill that the document brings in comes first, so that the first receipt names
    /// only what is missing.
    private void file(
            DossierKey key,
            Document document,
            boolean keyInUse,
            List<Fault> signature,
            Instant now) {
        Command.File file = new Command.File(document, keyInUse, signature);
        Dossier before = books.dossier(key);
        Decision decision = Lifecycle.decide(before, file, terms(now, books.nextSerial()));
        if (!decision.isTaken() || key.isAside()) {
            carry(key, decision, now);
            return;
        }
        adoptWaybill(key, document, now);
        if (books.dossier(key).events() == before.events()) {
            carry(key, decision, now);
        } else {
            run(key, file, now);
        }
        run(key, new Command.Proceed(), now);
        if (document instanceof Document.Inventory inventory) {
            tallies.lookUp(key, inventory, now);
        }
    }

    /// One inventory for an order number and a seller, whatever the platform (checks D).
    private boolean isDeclaredElsewhere(DossierKey key, String ebcCode) {
        return dossiersOf(key.orderNo(), key.ebpCode())
                .filter(other -> !other.equals(key))
                .map(other -> books.dossier(other).inventory())
                .filter(Objects::nonNull)
                .anyMatch(filed -> filed.document().content().head().ebcCode().equals(ebcCode));
    }

    private Stream<DossierKey> dossiersOf(String orderNo, String with) {
        return books.dossiersOf(orderNo).stream()
                .filter(one -> !one.isAside() && SandboxParty.together(one.ebpCode(), with));
    }

    private void takeWaybill(Document.Waybill waybill, Instant now) {
        WaybillKey key = WaybillKey.of(waybill.content());
        WaybillEntry entry = current(books.waybill(key), now);
        if (entry != null && entry.dossier() != null) {
            refile(key, entry.dossier(), waybill, now);
        } else {
            takeLoose(key, entry, waybill, now);
        }
    }

    /// A waybill number may come again after some months (checks D): an older entry is history.
    private @Nullable WaybillEntry current(@Nullable WaybillEntry entry, Instant now) {
        if (entry == null) {
            return null;
        }
        int months =
                reference
                        .parameters()
                        .number("WAYBILL_REUSE_MONTHS", Terms.dayOf(now))
                        .intValueExact();
        Instant reusable =
                entry.document()
                        .header()
                        .receivedAt()
                        .atOffset(ZoneOffset.UTC)
                        .plusMonths(months)
                        .toInstant();
        return now.isBefore(reusable) ? entry : null;
    }

    private void refile(WaybillKey key, DossierKey dossier, Document.Waybill waybill, Instant now) {
        Decision decision = run(dossier, new Command.File(waybill, false, List.of()), now);
        for (Event event : decision.events()) {
            if (event instanceof Event.DocumentFiled) {
                books.keep(key, new WaybillEntry(waybill, dossier));
                run(dossier, new Command.Proceed(), now);
            } else if (event instanceof Event.DocumentDeleted) {
                books.keep(key, null);
            }
        }
    }

    private void takeLoose(
            WaybillKey key, @Nullable WaybillEntry entry, Document.Waybill waybill, Instant now) {
        Event event = Filing.loose(entry == null ? null : entry.document(), waybill);
        books.recordLoose(event, now);
        if (event instanceof Event.DocumentDeleted) {
            books.keep(key, null);
        } else if (event instanceof Event.DocumentFiled) {
            books.keep(key, new WaybillEntry(waybill, null));
            DossierKey target = dossierFor(key, waybill.content().head().orderNo());
            if (target != null) {
                join(target, key, waybill, now);
                run(target, new Command.Proceed(), now);
            }
        }
    }

    /// Where a waybill belongs: with the inventory that names it, else with the only dossier of
    /// its order that lacks one.
    private @Nullable DossierKey dossierFor(WaybillKey key, String orderNo) {
        DossierKey naming = books.dossierNaming(key);
        if (naming != null) {
            return books.dossier(naming).stage().isDeclared() ? null : naming;
        }
        List<DossierKey> lacking =
                dossiersOf(orderNo, key.logisticsCode())
                        .filter(candidate -> lacksWaybill(books.dossier(candidate)))
                        .toList();
        return lacking.size() == 1 ? lacking.getFirst() : null;
    }

    private static boolean lacksWaybill(Dossier dossier) {
        Filed<Document.Waybill> waybill = dossier.waybill();
        return !dossier.stage().isDeclared()
                && (waybill == null || waybill.standing() == Standing.REJECTED);
    }

    /// Brings in the loose waybill that the document's inventory names, or the only one for the
    /// order.
    private void adoptWaybill(DossierKey key, Document document, Instant now) {
        Dossier dossier = books.dossier(key);
        WaybillKey named = named(dossier, document);
        Filed<Document.Waybill> present = dossier.waybill();
        if (present != null && WaybillKey.of(present.document().content()).equals(named)) {
            return;
        }
        if (named != null) {
            WaybillEntry entry = current(books.waybill(named), now);
            if (entry != null && !key.equals(entry.dossier()) && leaves(entry, named, now)) {
                join(key, named, entry.document(), now);
                return;
            }
        }
        if (present == null) {
            List<WaybillEntry> loose = SandboxParty.near(key, books.looseWaybills(key.orderNo()));
            if (loose.size() == 1 && lacksOnly(key)) {
                Document.Waybill waybill = loose.getFirst().document();
                join(key, WaybillKey.of(waybill.content()), waybill, now);
            }
        }
    }

    private static @Nullable WaybillKey named(Dossier dossier, Document document) {
        if (document instanceof Document.Inventory inventory) {
            return WaybillKey.of(inventory.content());
        }
        Filed<Document.Inventory> filed = dossier.inventory();
        return filed == null ? null : WaybillKey.of(filed.document().content());
    }

    /// Whether no other dossier of this order number lacks a waybill.
    private boolean lacksOnly(DossierKey key) {
        return dossiersOf(key.orderNo(), key.ebpCode())
                .filter(other -> !other.equals(key))
                .noneMatch(other -> lacksWaybill(books.dossier(other)));
    }

    /// Lets a waybill leave the dossier it is in, unless that dossier's own inventory names it.
    private boolean leaves(WaybillEntry entry, WaybillKey key, Instant now) {
        DossierKey from = entry.dossier();
        if (from == null) {
            return true;
        }
        if (from.equals(books.dossierNaming(key))) {
            return false;
        }
        return !run(from, new Command.PartWaybill(), now).events().isEmpty();
    }

    private void join(
            DossierKey key, WaybillKey waybillKey, Document.Waybill waybill, Instant now) {
        Filed<Document.Waybill> present = books.dossier(key).waybill();
        if (present != null) {
            run(key, new Command.PartWaybill(), now);
            books.keep(
                    WaybillKey.of(present.document().content()),
                    new WaybillEntry(present.document(), null));
        }
        run(key, new Command.JoinWaybill(waybill), now);
        books.keep(waybillKey, new WaybillEntry(waybill, key));
    }

    /// Decides, records, and carries what the dossier asks to where it is answered.
    private Decision run(DossierKey key, Command command, Instant now) {
        Decision decision =
                Lifecycle.decide(books.dossier(key), command, terms(now, books.nextSerial()));
        carry(key, decision, now);
        return decision;
    }

    private void carry(DossierKey key, Decision decision, Instant now) {
        for (Event event : decision.events()) {
            Dossier before = books.dossier(key);
            books.record(before, event, Lifecycle.apply(before, event, now), now);
        }
        for (Ask ask : decision.asks()) {
            ask(key, ask, now);
        }
    }

    /// Seen in the package so that the ledgers can be tried without papers.
    void ask(DossierKey key, Ask ask, Instant now) {
        switch (ask) {
            case Ask.ReserveQuota reserve -> ledgers.reserve(key, reserve, now);
            case Ask.ConfirmQuota confirm -> ledgers.confirm(key, confirm, now);
            case Ask.ReleaseQuota release -> ledgers.release(key, release, now);
            case Ask.ReturnQuota giveBack -> ledgers.giveBack(key, giveBack, now);
            case Ask.OccupyGuarantee occupy -> ledgers.occupy(key, occupy, now);
            case Ask.ReleaseGuarantee release -> ledgers.release(key, release, now);
            case Ask.LockStock lock -> stock.lock(key, lock, now);
            case Ask.MoveStock move -> stock.move(key, move, now);
            case Ask.TellCustoms tell -> books.tell(tell, now);
        }
    }

    private Terms terms(Instant now, long serial) {
        return new Terms(reference, registry, buyers, now, serial);
    }
}
