package io.greenway.core.clearance;

import io.greenway.core.bonded.BookGoods;
import io.greenway.core.bonded.Levy;
import io.greenway.core.bonded.ShortageTax;
import io.greenway.core.ledger.Quantity;
import io.greenway.core.money.Money;
import io.greenway.core.reference.Reference;
import io.greenway.core.tax.Assessment;
import io.greenway.core.tax.Content;
import io.greenway.core.tax.MissingGoods;
import io.greenway.core.tax.Purchase;
import java.time.LocalDate;
import java.util.Optional;

/// Taxes what a stocktake did not find, by the rates of the day of its settlement. A book knows no
/// net content, so taxes that are counted by it are not levied.
///
/// @param reference dated tables
public record BookTax(Reference reference) implements ShortageTax {
    @Override
    public Optional<Levy> of(BookGoods goods, Quantity missing, Money value, LocalDate day) {
        var line =
                new Purchase.Line(
                        goods.hsCode(), goods.name(), missing.decimal(), value, Content.NONE);
        return MissingGoods.tax(line, day, reference).map(tax -> levy(goods, missing, tax));
    }

    private static Levy levy(BookGoods goods, Quantity missing, Assessment.Line tax) {
        return new Levy(
                goods.item(),
                missing.toString(),
                tax.dutiableValue().toString(),
                tax.duty().toString(),
                tax.consumptionTax().toString(),
                tax.vat().toString(),
                tax.total().toString());
    }
}
