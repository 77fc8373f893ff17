package io.greenway.core.clearance;

import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.match.Disagreement;
import io.greenway.core.match.DocumentMatch;
import io.greenway.core.match.NameMatch;
import io.greenway.core.match.Papers;
import io.greenway.core.match.ProhibitedGoods;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.tax.Assessment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way of a declaration from its last paper to customs: match, taxes and limits, quota,
/// guarantee, 120.
final class Progress {
    private Progress() {}

    /// Goes on as far as the papers allow. A rejected dossier is matched again whenever a
    /// document came; one that expired or was turned back waits for its inventory.
    static Decision proceed(Dossier dossier, Terms terms) {
        return switch (dossier.stage()) {
            case WAITING, REJECTED ->
                    dossier.missing().isEmpty() ? match(dossier, terms) : Decision.NOTHING;
            case HELD ->
                    new Decision(
                            List.of(),
                            List.of(
                                    Cover.of(
                                            present(dossier.inventory()).content().head(),
                                            present(dossier.assessment()),
                                            terms)));
            case COLLECTING,
                    EXPIRED,
                    TURNED_BACK,
                    CANCELLED,
                    CHECKED,
                    REVIEW,
                    APPROVED,
                    INSPECTION,
                    DETAINED,
                    RELEASED,
                    RETURNED_ABROAD,
                    CLOSED ->
                    Decision.NOTHING;
        };
    }

    private static Decision match(Dossier dossier, Terms terms) {
        Document.Inventory inventory = present(dossier.inventory());
        LocalDate day = Terms.dayOf(inventory.header().receivedAt());
        List<Disagreement> found = findings(papers(dossier), day, terms);
        if (found.stream().anyMatch(Disagreement::refuses)) {
            return Decision.of(new Event.DeclarationRejected(found));
        }
        InventoryHead head = inventory.content().head();
        String buyer =
                terms.buyers().pseudonym(head.ebpCode(), head.buyerIdType(), head.buyerIdNumber());
        Money value = Valuation.dutiableValue(inventory.content());
        return new Decision(
                List.of(new Event.DocumentsAgreed(found)),
                List.of(new Ask.ReserveQuota(buyer, day.getYear(), value)));
    }

    /// All four papers, which must be there.
    static Papers papers(Dossier dossier) {
        return new Papers(
                present(dossier.order()).content(),
                present(dossier.payment()).content(),
                present(dossier.waybill()).content(),
                present(dossier.inventory()).content());
    }

    /// Everything that speaks against a declaration by the tables of a day, before any ledger is
    /// asked.
    static List<Disagreement> findings(Papers papers, LocalDate day, Terms terms) {
        List<Disagreement> found = new ArrayList<>();
        found.addAll(
                DocumentMatch.compare(
                        papers,
                        new io.greenway.core.match.Terms(
                                day, terms.registry(), terms.reference().parameters())));
        found.addAll(
                NameMatch.check(
                        papers.order().head(),
                        day,
                        terms.reference().parameters(),
                        terms.buyers().identities()));
        found.addAll(ProhibitedGoods.check(papers.inventory(), day, terms.reference()));
        found.addAll(Valuation.limits(papers.inventory(), day, terms.reference()));
        found.addAll(ApprovedSites.check(papers.inventory().head(), day, terms.reference()));
        found.addAll(guarantor(papers.inventory().head()));
        return found;
    }

    /// The guarantor is the platform, the seller or the logistics enterprise of the inventory
    /// (specification text of CEB621, assureCode).
    private static List<Disagreement> guarantor(InventoryHead head) {
        List<String> allowed = List.of(head.ebpCode(), head.ebcCode(), head.logisticsCode());
        return allowed.contains(head.assureCode())
                ? List.of()
                : List.of(
                        rejection(
                                FaultCode.GUARANTOR_NOT_OF_INVENTORY,
                                "/InventoryHead/assureCode",
                                head.assureCode(),
                                String.join(", ", allowed)));
    }

    static Decision quotaGranted(Dossier dossier, Command.QuotaGranted granted, Terms terms) {
        Ask.ReserveQuota asked = granted.asked();
        Document.Inventory inventory = present(dossier.inventory());
        LocalDate day = Terms.dayOf(inventory.header().receivedAt());
        Assessment assessment =
                Valuation.assess(inventory.content(), day, granted.used(), terms.reference());
        return new Decision(
                List.of(
                        new Event.QuotaReserved(asked.buyer(), asked.year(), asked.amount()),
                        new Event.TaxAssessed(assessment)),
                List.of(
                        BondedStock.demand(inventory.content())
                                .<Ask>map(Ask.LockStock::new)
                                .orElseGet(
                                        () ->
                                                Cover.of(
                                                        inventory.content().head(),
                                                        assessment,
                                                        terms))));
    }

    static Decision stockGranted(Dossier dossier, Command.StockGranted granted, Terms terms) {
        String book = present(granted.asked().demand().book());
        return new Decision(
                List.of(new Event.StockLocked(book, granted.lots())),
                List.of(
                        Cover.of(
                                present(dossier.inventory()).content().head(),
                                present(dossier.assessment()),
                                terms)));
    }

    static Decision stockRefused(Dossier dossier, Command.StockRefused refused) {
        List<Event> events = new ArrayList<>();
        List<Ask> asks = new ArrayList<>();
        CustomsAnswer.giveBack(dossier, events, asks);
        events.add(
                new Event.DeclarationRejected(
                        refused.faults().stream()
                                .map(fault -> new Disagreement(fault, Set.of(Paper.INVENTORY)))
                                .toList()));
        return new Decision(events, asks);
    }

    static Decision quotaRefused(Command.QuotaRefused refused) {
        Money wanted = refused.used().plus(refused.asked().amount());
        return Decision.of(
                new Event.DeclarationRejected(
                        List.of(
                                rejection(
                                        FaultCode.ANNUAL_LIMIT,
                                        "/InventoryHead/buyerIdNumber",
                                        wanted.toString(),
                                        refused.limit().toString()))));
    }

    static Decision guaranteeGranted(
            Dossier dossier, Command.GuaranteeGranted granted, Terms terms) {
        InventoryHead head = present(dossier.inventory()).content().head();
        String invtNo =
                dossier.invtNo() != null
                        ? dossier.invtNo()
                        : Filing.invtNo(head.customsCode(), terms);
        return new Decision(
                List.of(
                        new Event.GuaranteeOccupied(
                                granted.asked().code(), granted.asked().amount()),
                        new Event.LogicChecked(invtNo)),
                List.of(
                        Ask.TellCustoms.declaration(
                                dossier.key(),
                                head.customsCode(),
                                head.ebcCode(),
                                head.agentCode(),
                                present(head.copNo()),
                                present(dossier.preNo()),
                                invtNo)));
    }

    static Decision guaranteeRefused(
            Dossier dossier, Command.GuaranteeRefused refused, Terms terms) {
        GuaranteeAccount account = refused.account();
        if (account != null) {
            return dossier.stage() == Stage.HELD
                    ? Decision.NOTHING
                    : Decision.of(awaited(account, refused.asked().amount(), terms));
        }
        List<Event> events = new ArrayList<>();
        List<Ask> asks = new ArrayList<>();
        CustomsAnswer.giveBack(dossier, events, asks);
        events.add(
                new Event.DeclarationRejected(
                        List.of(
                                rejection(
                                        FaultCode.GUARANTEE_MISSING,
                                        "/InventoryHead/assureCode",
                                        refused.asked().code(),
                                        null))));
        return new Decision(events, asks);
    }

    private static Event awaited(GuaranteeAccount account, Money needed, Terms terms) {
        return Terms.dayOf(terms.now()).isAfter(account.validTo())
                ? new Event.GuaranteeLapsed(account.code(), needed, account.validTo())
                : new Event.GuaranteeAwaited(account.code(), needed, account.available());
    }

    /// the zone waits some days for the papers of an inventory, and where it says so for the
    /// goods.
    static Decision expire(Dossier dossier, Terms terms) {
        if (dossier.stage() == Stage.APPROVED) {
            return Tallying.expire(dossier, terms);
        }
        Instant since = dossier.waitingSince();
        if (dossier.stage() != Stage.WAITING || since == null) {
            return Decision.NOTHING;
        }
        int days = terms.reference().parameters().days("PAPERS_WAIT_DAYS", Terms.dayOf(since));
        return terms.now().isBefore(since.plus(Duration.ofDays(days)))
                ? Decision.NOTHING
                : Decision.of(new Event.PapersExpired(dossier.missing(), days));
    }

    private static Disagreement rejection(
            FaultCode code, String path, @Nullable String found, @Nullable String expected) {
        return new Disagreement(Fault.of(code, path, found, expected), Set.of(Paper.INVENTORY));
    }

    private static <D extends Document> D present(@Nullable Filed<D> filed) {
        return present(filed == null ? null : filed.document());
    }

    /// What the stage guarantees to be there; its absence is a bug.
    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a dossier at this stage must have it");
        }
        return value;
    }
}
