package io.greenway.core.clearance;

import io.greenway.core.check.DocumentCheck;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.Paper;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a document may be filed: keys, duplicates, change and deletion (facts: checks D). A
/// document that breaks a rule of its own is refused as well, with all its faults at once.
final class Filing {
    /// The codes under which each paper is refused.
    private record Codes(
            FaultCode exists, FaultCode unknown, FaultCode declared, FaultCode outdated) {
        static Codes of(Paper paper) {
            return switch (paper) {
                case ORDER ->
                        new Codes(
                                FaultCode.ORDER_EXISTS,
                                FaultCode.ORDER_UNKNOWN,
                                FaultCode.ORDER_DECLARED,
                                FaultCode.ORDER_OUTDATED);
                case PAYMENT ->
                        new Codes(
                                FaultCode.PAYMENT_EXISTS,
                                FaultCode.PAYMENT_UNKNOWN,
                                FaultCode.PAYMENT_DECLARED,
                                FaultCode.PAYMENT_OUTDATED);
                case WAYBILL ->
                        new Codes(
                                FaultCode.WAYBILL_EXISTS,
                                FaultCode.WAYBILL_UNKNOWN,
                                FaultCode.WAYBILL_DECLARED,
                                FaultCode.WAYBILL_OUTDATED);
                case INVENTORY ->
                        new Codes(
                                FaultCode.INVENTORY_EXISTS,
                                FaultCode.INVENTORY_UNKNOWN,
                                FaultCode.INVENTORY_STATE,
                                FaultCode.INVENTORY_OUTDATED);
            };
        }

        /// The documented numbers speak of changes (T22 table 7-2); a deletion has none of its own.
        Codes forType(String appType) {
            return exists == FaultCode.INVENTORY_EXISTS && appType.equals("2")
                    ? new Codes(
                            exists,
                            FaultCode.INVENTORY_TO_CHANGE_UNKNOWN,
                            FaultCode.INVENTORY_CHANGE_STATE,
                            outdated)
                    : this;
        }
    }

    private Filing() {}

    static Decision decide(Dossier dossier, Command.File file, Terms terms) {
        Document document = file.document();
        Document.Header header = document.header();
        List<Fault> faults = new ArrayList<>(file.signature());
        faults.addAll(check(document));
        faults.addAll(
                switch (header.appType()) {
                    case "2" -> change(dossier, document);
                    case "3" -> changeOrDelete(dossier, document);
                    default -> add(dossier, document, file.keyInUse());
                });
        String preNo = header.paper() == Paper.INVENTORY ? preNo(dossier, terms) : null;
        if (Fault.refuses(faults)) {
            return Decision.of(new Event.DocumentRefused(document, preNo, faults));
        }
        if (header.appType().equals("3")) {
            return Decision.of(new Event.DocumentDeleted(document));
        }
        return Decision.of(new Event.DocumentFiled(document, preNo, missing(dossier, header)));
    }

    /// A waybill goes where it belongs, unless customs already has the declaration.
    static Decision part(Dossier dossier) {
        Filed<Document.Waybill> waybill = dossier.waybill();
        return waybill == null || dossier.stage().isDeclared()
                ? Decision.NOTHING
                : Decision.of(new Event.WaybillParted(WaybillKey.of(waybill.document().content())));
    }

    /// The faults of a document by itself.
    static List<Fault> check(Document document) {
        return switch (document) {
            case Document.Order order -> DocumentCheck.check(order.content());
            case Document.Payment payment -> DocumentCheck.check(payment.content());
            case Document.Waybill waybill -> DocumentCheck.check(waybill.content());
            case Document.Inventory inventory -> DocumentCheck.check(inventory.content());
        };
    }

    /// What follows for a waybill that no dossier has.
    ///
    /// @param known the loose waybill under the same key; null when there is none
    static Event loose(Document.@Nullable Waybill known, Document.Waybill waybill) {
        Document.Header header = waybill.header();
        List<Fault> faults = new ArrayList<>(check(waybill));
        if (header.appType().equals("1")) {
            if (known != null && !known.header().draft()) {
                faults.add(fault(FaultCode.WAYBILL_EXISTS, keyPath(Paper.WAYBILL), key(waybill)));
            }
        } else if (known == null) {
            faults.add(fault(FaultCode.WAYBILL_UNKNOWN, keyPath(Paper.WAYBILL), key(waybill)));
        } else {
            addOutdated(known, waybill, faults);
        }
        if (Fault.refuses(faults)) {
            return new Event.DocumentRefused(waybill, null, faults);
        }
        return header.appType().equals("3")
                ? new Event.DocumentDeleted(waybill)
                : new Event.DocumentFiled(waybill, null, Set.of());
    }

    private static List<Fault> add(Dossier dossier, Document document, boolean keyInUse) {
        List<Fault> faults = new ArrayList<>();
        Paper paper = document.header().paper();
        Filed<? extends Document> present = dossier.filed(paper);
        if (keyInUse) {
            FaultCode code =
                    paper == Paper.INVENTORY
                            ? FaultCode.INVENTORY_KEY_REPEATED
                            : Codes.of(paper).exists();
            faults.add(fault(code, keyPath(paper), key(document)));
        } else if (present != null
                && !mayReplace(dossier, present, paper)
                && !PaymentPlace.givesWay(dossier, document)) {
            faults.add(
                    fault(existing(present.document(), document), keyPath(paper), key(document)));
        }
        if (document instanceof Document.Inventory inventory) {
            numbersGiven(dossier, inventory, faults);
        }
        return faults;
    }

    /// After a rejection the same key may come again; an expired or returned inventory must be
    /// declared anew.
    private static boolean mayReplace(
            Dossier dossier, Filed<? extends Document> present, Paper paper) {
        if (dossier.stage().isDeclared()) {
            return false;
        }
        boolean inventoryIsOpen =
                paper == Paper.INVENTORY
                        && (dossier.stage() == Stage.EXPIRED
                                || dossier.stage() == Stage.TURNED_BACK
                                || dossier.stage() == Stage.CANCELLED
                                || dossier.stage() == Stage.REJECTED);
        return present.mayBeReplaced() || inventoryIsOpen;
    }

    /// Which duplicate it is: the same key again, a second payment for an order, or a second
    /// inventory for it.
    private static FaultCode existing(Document present, Document document) {
        return switch (document) {
            case Document.Order order -> FaultCode.ORDER_EXISTS;
            case Document.Payment payment ->
                    key(present).equals(key(payment))
                            ? FaultCode.PAYMENT_EXISTS
                            : FaultCode.PAYMENT_SECOND_FOR_ORDER;
            case Document.Waybill waybill -> FaultCode.WAYBILL_EXISTS;
            case Document.Inventory inventory ->
                    key(present).equals(key(inventory))
                            ? FaultCode.INVENTORY_EXISTS
                            : FaultCode.INVENTORY_KEY_REPEATED;
        };
    }

    private static List<Fault> change(Dossier dossier, Document document) {
        List<Fault> faults = changeOrDelete(dossier, document);
        if (document instanceof Document.Inventory inventory && faults.isEmpty()) {
            InventoryHead head = inventory.content().head();
            if (isBlank(head.preNo()) && isBlank(head.invtNo())) {
                faults.add(fault(FaultCode.CHANGE_WITHOUT_NUMBER, "/InventoryHead/preNo", null));
            } else if (isBlank(head.invtNo()) && dossier.invtNo() != null) {
                faults.add(
                        Fault.of(
                                FaultCode.CHANGE_WITHOUT_INVT_NO,
                                "/InventoryHead/invtNo",
                                null,
                                dossier.invtNo()));
            }
            numbersGiven(dossier, inventory, faults);
        }
        return faults;
    }

    private static List<Fault> changeOrDelete(Dossier dossier, Document document) {
        Paper paper = document.header().paper();
        Codes codes = Codes.of(paper).forType(document.header().appType());
        Filed<? extends Document> present = dossier.filed(paper);
        List<Fault> faults = new ArrayList<>();
        if (present == null || !key(present.document()).equals(key(document))) {
            faults.add(fault(codes.unknown(), keyPath(paper), key(document)));
            return faults;
        }
        boolean cancelled = paper == Paper.INVENTORY && dossier.stage() == Stage.CANCELLED;
        if (dossier.stage().isDeclared() || cancelled) {
            faults.add(
                    Fault.of(
                            codes.declared(),
                            keyPath(paper),
                            key(document),
                            dossier.stage().status()));
        }
        addOutdated(present.document(), document, faults);
        return faults;
    }

    /// A message older than the stored one is not processed (checks B).
    private static void addOutdated(Document present, Document document, List<Fault> faults) {
        Document.Header header = document.header();
        if (header.appTime().isBefore(present.header().appTime())) {
            faults.add(
                    Fault.of(
                            Codes.of(header.paper()).outdated(),
                            head(header.paper()) + "/appTime",
                            header.appTime().toString(),
                            ">= " + present.header().appTime()));
        }
    }

    /// The pre-entry number is made here and the inventory number by customs: an enterprise may
    /// repeat, not choose them.
    private static void numbersGiven(
            Dossier dossier, Document.Inventory inventory, List<Fault> faults) {
        InventoryHead head = inventory.content().head();
        if (isOther(head.preNo(), dossier.preNo())) {
            faults.add(
                    Fault.of(
                            FaultCode.PRE_NO_GIVEN,
                            "/InventoryHead/preNo",
                            head.preNo(),
                            dossier.preNo()));
        }
        if (isOther(head.invtNo(), dossier.invtNo())) {
            faults.add(
                    Fault.of(
                            FaultCode.INVT_NO_CHANGED,
                            "/InventoryHead/invtNo",
                            head.invtNo(),
                            dossier.invtNo()));
        }
    }

    private static boolean isOther(@Nullable String stated, @Nullable String given) {
        return stated != null && !stated.isBlank() && !stated.equals(given);
    }

    /// Form: B, date, nine digits (facts: codes 3).
    private static String preNo(Dossier dossier, Terms terms) {
        String given = dossier.preNo();
        return given != null && dossier.stage() != Stage.CANCELLED ? given : preNo(terms);
    }

    /// A pre-entry number that was not given before.
    static String preNo(Terms terms) {
        return "B" + digits(terms.now()) + serial(terms.serial());
    }

    /// District, year, I, nine digits (facts: codes 3).
    static String invtNo(String customsCode, Terms terms) {
        return customsCode + Terms.dayOf(terms.now()).getYear() + "I" + serial(terms.serial());
    }

    private static String serial(long serial) {
        return String.format("%09d", serial % 1_000_000_000);
    }

    private static String digits(Instant now) {
        LocalDate day = Terms.dayOf(now);
        return String.format(
                "%04d%02d%02d", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private static Set<Paper> missing(Dossier dossier, Document.Header header) {
        if (header.paper() != Paper.INVENTORY || header.draft()) {
            return Set.of();
        }
        Set<Paper> missing = EnumSet.noneOf(Paper.class);
        missing.addAll(dossier.missing());
        missing.remove(Paper.INVENTORY);
        return missing;
    }

    private static Fault fault(FaultCode code, String path, @Nullable String found) {
        return Fault.of(code, path, found, null);
    }

    private static String head(Paper paper) {
        return switch (paper) {
            case ORDER -> "/OrderHead";
            case PAYMENT -> "/PaymentHead";
            case WAYBILL -> "/LogisticsHead";
            case INVENTORY -> "/InventoryHead";
        };
    }

    private static String keyPath(Paper paper) {
        return head(paper)
                + switch (paper) {
                    case ORDER -> "/orderNo";
                    case PAYMENT -> "/payTransactionId";
                    case WAYBILL -> "/logisticsNo";
                    case INVENTORY -> "/copNo";
                };
    }

    /// The key by which two documents of a kind are the same document.
    private static String key(Document document) {
        return switch (document) {
            case Document.Order order -> order.content().head().orderNo();
            case Document.Payment payment ->
                    payment.content().head().payCode()
                            + " "
                            + payment.content().head().payTransactionId();
            case Document.Waybill waybill ->
                    waybill.content().head().logisticsCode()
                            + " "
                            + waybill.content().head().logisticsNo();
            case Document.Inventory inventory ->
                    inventory.content().head().copNo() == null
                            ? ""
                            : inventory.content().head().copNo();
        };
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
