package io.greenway.core.clearance;

import io.greenway.core.match.Disagreement;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.Paper;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Site;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Bonded goods leave, and returned goods reach, a site that is approved for it, by the table of
/// sites of the day. Nothing is asked unless the parameter `SITES_CHECKED` says so.
final class ApprovedSites {
    private ApprovedSites() {}

    private static boolean areChecked(LocalDate day, Reference reference) {
        return reference.parameters().flag("SITES_CHECKED", day);
    }

    /// What stands against the customs district of an inventory.
    static List<Disagreement> check(InventoryHead head, LocalDate day, Reference reference) {
        String mode = head.tradeMode();
        String district = head.customsCode();
        if (!BondedStock.isBonded(mode)
                || !areChecked(day, reference)
                || reference.zone().isApproved(district, mode, day)) {
            return List.of();
        }
        String approved = districts(reference, day, site -> site.modes().contains(mode));
        return List.of(
                new Disagreement(
                        Fault.of(
                                FaultCode.SITE_NOT_APPROVED,
                                "/InventoryHead/customsCode",
                                district + " " + mode,
                                approved),
                        Set.of(Paper.INVENTORY)));
    }

    /// What stands against the district where returned goods arrived.
    static Optional<Fault> returned(Arrival arrival, String tradeMode, Reference reference) {
        LocalDate day = arrival.day();
        if (!areChecked(day, reference)
                || reference.zone().takesReturns(arrival.customsCode(), tradeMode, day)) {
            return Optional.empty();
        }
        String allowed =
                districts(
                        reference, day, site -> site.returns() || site.modes().contains(tradeMode));
        return Optional.of(
                Fault.of(
                        FaultCode.RETURN_SITE_NOT_ALLOWED,
                        "/Delivery",
                        arrival.customsCode(),
                        allowed));
    }

    private static String districts(Reference reference, LocalDate day, Predicate<Site> which) {
        return reference.zone().sites(day).stream()
                .filter(which)
                .map(Site::district)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
