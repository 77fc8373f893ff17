package io.greenway.core.clearance;

import io.greenway.core.clearance.Dossier.Occupation;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.money.Money;
import io.greenway.core.tax.Assessment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;

/// How much of the tax of a declaration its guarantee covers: all of it or a share, by the credit
/// class of who guarantees. Advanced enterprises may ask to be freed of it,
/// dishonest ones guarantee the whole; the shares of the order in force were not read, so they are
/// parameters.
final class Cover {
    private static final int FEN = 2;

    private Cover() {}

    /// What is asked of the guarantee, rounded up to the fen. Nothing at all needs no guarantee.
    static Ask.OccupyGuarantee of(InventoryHead head, Assessment assessment, Terms terms) {
        LocalDate day = Terms.dayOf(terms.now());
        String credit =
                terms.registry().credit(head.assureCode(), day).json().toUpperCase(Locale.ROOT);
        BigDecimal share = terms.reference().parameters().number("GUARANTEE_SHARE_" + credit, day);
        BigDecimal covered = assessment.total().decimal().multiply(share);
        return new Ask.OccupyGuarantee(
                head.assureCode(), Money.of(covered.setScale(FEN, RoundingMode.CEILING)));
    }

    /// What becomes free when goods are back and their tax is no longer due: the guarantee goes
    /// down as the tax does.
    ///
    /// @param tax what is no longer due
    static Money freed(Dossier dossier, Occupation occupied, Money tax) {
        Assessment assessment = dossier.assessment();
        Money due = assessment == null ? Money.ZERO : assessment.total();
        for (GoodsReturn one : dossier.sequel().returns()) {
            due = due.minus(one.tax());
        }
        if (!due.isMoreThan(tax)) {
            return occupied.amount();
        }
        BigDecimal freed =
                occupied.amount()
                        .decimal()
                        .multiply(tax.decimal())
                        .divide(due.decimal(), FEN, RoundingMode.DOWN);
        return Money.of(freed);
    }
}
