package io.greenway.core.inspection;

import io.greenway.core.party.CreditClass;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Frozen;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.RestrictionsOfDay;
import io.greenway.core.reference.Warning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What stands between goods and their release. Every way to a release leads past it, so goods
/// under a suspension are stopped in whatever state they are, and new ones too; what has
/// not been inspected may be selected for it. Each released declaration asks, so without
/// warnings, bases or frozen batches it costs next to nothing.
public final class ReleaseGuard {
    private ReleaseGuard() {}

    /// Every reason why the goods are not released today; empty when they are.
    ///
    /// @param inspected whether they come from an inspection, which does not begin again
    public static List<Hold> holds(
            Goods goods, boolean inspected, Reference reference, Registry registry, LocalDate day) {
        RestrictionsOfDay restrictions = reference.restrictions().on(day);
        List<Hold> holds = new ArrayList<>();
        for (Goods.Line line : goods.lines()) {
            warnings(line, inspected, restrictions, holds);
            restrictions
                    .frozen(line.emsNo(), line.itemRecordNo())
                    .map(Frozen::batchNo)
                    .ifPresent(
                            batch ->
                                    holds.add(
                                            new Hold(
                                                    Hold.Kind.BATCH, line.gnum(), batch, "R-105")));
        }
        if (!inspected && holds.isEmpty() && restrictions.samples()) {
            sample(goods, credit(goods, registry, day), reference, day, holds);
        }
        return holds;
    }

    private static void warnings(
            Goods.Line line, boolean inspected, RestrictionsOfDay restrictions, List<Hold> holds) {
        if (!restrictions.warns()) {
            return;
        }
        for (Warning warning : restrictions.warnings(line.restricted())) {
            switch (warning.effect()) {
                case STOP ->
                        holds.add(
                                new Hold(
                                        Hold.Kind.STOP,
                                        line.gnum(),
                                        warning.code(),
                                        warning.documentNo()));
                case INSPECT -> {
                    if (!inspected) {
                        holds.add(
                                new Hold(
                                        Hold.Kind.ALERT,
                                        line.gnum(),
                                        warning.code(),
                                        warning.documentNo()));
                    }
                }
                case RAISE -> {}
            }
        }
    }

    private static void sample(
            Goods goods, CreditClass credit, Reference reference, LocalDate day, List<Hold> holds) {
        Selection selection = Selection.of(goods, credit, reference, day);
        if (selection.hit()) {
            String by =
                    selection.draw().toPlainString()
                            + " < "
                            + selection.deciding().value().stripTrailingZeros().toPlainString();
            holds.add(new Hold(Hold.Kind.SAMPLE, selection.deciding().gnum(), by, "R-106"));
        }
    }

    /// Class of the seller on the day; an unknown enterprise is an ordinary one.
    public static CreditClass credit(Goods goods, Registry registry, LocalDate day) {
        return registry.find(goods.seller())
                .map((Enterprise enterprise) -> enterprise.credit(day))
                .orElse(CreditClass.ORDINARY);
    }
}
