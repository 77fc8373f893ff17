package io.greenway.core.clearance;

import io.greenway.core.clearance.GoodsReturn.State;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.tax.Deadlines;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether an application for a return may be taken (R-060, R-061; facts: checks D). Every reason
/// against it comes at once.
final class ReturnCheck {
    private static final String CHANGE = "2";
    private static final String DELETE = "3";

    private ReturnCheck() {}

    /// @param known the return with the same number that is there already; null when none is
    static List<Fault> check(
            Dossier dossier, Command.Return filed, @Nullable GoodsReturn known, Terms terms) {
        FollowUp.Return application = filed.application();
        List<Fault> faults = new ArrayList<>(application.faults());
        faults.removeIf(fault -> !Fault.refuses(List.of(fault)));
        List<Fault> strangers = Parties.strangers(dossier, application);
        faults.addAll(strangers);
        if (!strangers.isEmpty()) {
            return faults;
        }
        preNo(dossier, application.petition(), known).ifPresent(faults::add);
        state(application, known).ifPresent(faults::add);
        Instant releasedAt = dossier.sequel().releasedAt();
        if (releasedAt == null) {
            faults.add(
                    head(
                            FaultCode.RETURN_BEFORE_RELEASE,
                            "/invtNo",
                            dossier.stage().status(),
                            Stage.RELEASED.status()));
        } else if (!application.appType().equals(DELETE)) {
            deadline(dossier, application.petition(), terms).ifPresent(faults::add);
            goods(dossier, filed, known, faults);
        }
        return faults;
    }

    /// The days that count from the release, by the rules in force on it.
    static Deadlines deadlines(Dossier dossier, Terms terms) {
        Instant releasedAt = dossier.sequel().releasedAt();
        if (releasedAt == null) {
            throw new IllegalStateException("a declaration that goods are returned of is released");
        }
        return Deadlines.of(Terms.dayOf(releasedAt), terms.reference().parameters());
    }

    /// The pre-entry number is made here: the sender may repeat the one of the return or of the
    /// declaration.
    private static Optional<Fault> preNo(
            Dossier dossier, Petition petition, @Nullable GoodsReturn known) {
        String stated = petition.preNo();
        String given = known == null ? null : known.petition().preNo();
        return stated.isEmpty() || stated.equals(given) || stated.equals(dossier.preNo())
                ? Optional.empty()
                : Optional.of(head(FaultCode.RETURN_PRE_NO_GIVEN, "/preNo", stated, given));
    }

    /// A return comes once; a draft and a refused one may come again, be changed or be deleted.
    private static Optional<Fault> state(FollowUp.Return application, @Nullable GoodsReturn known) {
        Petition petition = application.petition();
        String appType = application.appType();
        boolean alters = appType.equals(CHANGE) || appType.equals(DELETE);
        if (known == null) {
            return alters
                    ? Optional.of(head(FaultCode.RETURN_UNKNOWN, "/copNo", petition.copNo(), null))
                    : Optional.empty();
        }
        boolean open = known.state() == State.DRAFT || known.state() == State.REFUSED;
        if (!open) {
            FaultCode code = alters ? FaultCode.RETURN_STATE : FaultCode.RETURN_EXISTS;
            return Optional.of(head(code, "/copNo", petition.copNo(), known.state().name()));
        }
        return petition.appTime().isBefore(known.petition().appTime())
                ? Optional.of(
                        head(
                                FaultCode.RETURN_OUTDATED,
                                "/appTime",
                                petition.appTime().toString(),
                                ">= " + known.petition().appTime()))
                : Optional.empty();
    }

    /// the day on which the door took it decides.
    private static Optional<Fault> deadline(Dossier dossier, Petition petition, Terms terms) {
        LocalDate day = Terms.dayOf(petition.receivedAt());
        LocalDate last = deadlines(dossier, terms).lastReturnApplication();
        return day.isAfter(last)
                ? Optional.of(head(FaultCode.RETURN_TOO_LATE, "", day.toString(), last.toString()))
                : Optional.empty();
    }

    private static void goods(
            Dossier dossier,
            Command.Return filed,
            @Nullable GoodsReturn known,
            List<Fault> faults) {
        Filed<Document.Inventory> inventory = dossier.inventory();
        List<InventoryList> declared =
                inventory == null ? List.of() : inventory.document().content().lines();
        List<GoodsReturn> others =
                dossier.sequel().returns().stream()
                        .filter(one -> one.state().counts() && !isSame(one, known))
                        .toList();
        List<GoodsReturn.Line> lines = filed.application().lines();
        for (int at = 0; at < lines.size(); at++) {
            List<GoodsReturn.Line> before = lines.subList(0, at);
            String path = "/InvtRefundList[" + (at + 1) + "]";
            line(lines.get(at), path, before, declared, others, faults);
        }
        amounts(dossier, filed, faults);
    }

    private static boolean isSame(GoodsReturn one, @Nullable GoodsReturn known) {
        return known != null && one.petition().preNo().equals(known.petition().preNo());
    }

    private static void line(
            GoodsReturn.Line line,
            String path,
            List<GoodsReturn.Line> before,
            List<InventoryList> declared,
            List<GoodsReturn> others,
            List<Fault> faults) {
        InventoryList original =
                declared.stream()
                        .filter(one -> one.gnum() == line.gnum())
                        .filter(one -> one.gcode().equals(line.gcode()))
                        .findFirst()
                        .orElse(null);
        if (original == null) {
            String found = line.gnum() + " " + line.gcode();
            faults.add(Fault.of(FaultCode.RETURN_LINE_UNKNOWN, path + "/gnum", found, null));
            return;
        }
        if (!original.unit().equals(line.unit())) {
            faults.add(
                    Fault.of(
                            FaultCode.RETURN_UNIT_DIFFERS,
                            path + "/unit",
                            line.unit(),
                            original.unit()));
        }
        BigDecimal left =
                original.qty()
                        .subtract(Giving.quantity(others, line.gnum()))
                        .subtract(Giving.sum(before, line.gnum()));
        if (line.quantity().compareTo(left) > 0) {
            faults.add(
                    Fault.of(
                            FaultCode.RETURN_QUANTITY_ABOVE,
                            path + "/qty",
                            plain(line.quantity()),
                            plain(left)));
        }
    }

    /// What comes back is worth no more than was declared, and than the buyer's quota of that year
    /// holds as used.
    private static void amounts(Dossier dossier, Command.Return filed, List<Fault> faults) {
        FollowUp.Return application = filed.application();
        GoodsReturn goods =
                new GoodsReturn(
                        application.petition(),
                        State.APPLIED,
                        application.lines(),
                        LocalDate.MAX,
                        Money.ZERO,
                        Money.ZERO);
        Money value = Giving.of(dossier, goods).value();
        Dossier.Reservation held = dossier.reservation();
        Money declared = held == null ? Money.ZERO : held.amount();
        if (value.isMoreThan(declared)) {
            faults.add(
                    head(FaultCode.RETURN_AMOUNT_ABOVE, "", value.toString(), declared.toString()));
        }
        if (value.isMoreThan(filed.used())) {
            String used = filed.used().toString();
            faults.add(head(FaultCode.RETURN_ABOVE_USED, "/buyerIdNumber", value.toString(), used));
        }
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }

    private static Fault head(
            FaultCode code, String path, @Nullable String found, @Nullable String expected) {
        return Fault.of(code, "/InvtRefundHead" + path, found, expected);
    }
}
