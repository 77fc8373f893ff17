package io.greenway.core.clearance;

import io.greenway.core.match.Disagreement;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.money.Money;
import io.greenway.core.reference.Reference;
import io.greenway.core.tax.Assessment;
import java.time.LocalDate;
import java.util.List;

final class Valuation {
    private Valuation() {}

    static Assessment assess(Inventory inventory, LocalDate day, Reference reference) {
        return new Assessment(Money.ZERO, Money.ZERO);
    }

    static List<Disagreement> limits(
            Inventory inventory, Assessment assessment, LocalDate day, Reference reference) {
        return List.of();
    }
}
