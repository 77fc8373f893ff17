package io.greenway.core.bill;

import io.greenway.core.money.Money;

/// The taxes on one line of a declaration, as computed or as billed.
///
/// @param gnum position in the declaration
/// @param gcode commodity code, 10 digits
/// @param value dutiable value 完税价格
/// @param duty 关税
/// @param vat 增值税
/// @param consumptionTax 消费税
public record TaxLine(
        int gnum, String gcode, Money value, Money duty, Money vat, Money consumptionTax) {
    /// All taxes of the line.
    public Money total() {
        return duty.plus(vat).plus(consumptionTax);
    }

    /// The line without a part of its goods.
    TaxLine without(TaxLine part) {
        return new TaxLine(
                gnum,
                gcode,
                value.minus(part.value),
                duty.minus(part.duty),
                vat.minus(part.vat),
                consumptionTax.minus(part.consumptionTax));
    }

    /// Whether nothing of its goods is left.
    boolean isNothing() {
        return value.isZero() && total().isZero();
    }
}
