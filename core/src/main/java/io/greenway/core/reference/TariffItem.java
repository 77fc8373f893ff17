package io.greenway.core.reference;

import io.greenway.core.money.Rate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A commodity on the positive list (跨境电子商务零售进口商品清单) with its rates on one day.
///
/// @param hs8 commodity code, 8 digits
/// @param hs10 an example of a declared code, 10 digits
/// @param nameZh name
/// @param nameEn name
/// @param category group used for statistics and samples
/// @param unit1 first statutory unit
/// @param unit2 second statutory unit, or null when there is none
/// @param mfn most-favoured-nation duty rate, levied only in the full-tax branch
/// @param provisionalOrNull provisional duty rate of the year, or null; it beats the former
/// @param vat value added tax rate
/// @param consumptionTax how consumption tax is computed
/// @param documentNo document the row was taken from
/// @param confidence how sure its cells are
/// @param note condition or remark, may be empty
/// @param conditions what of the note a machine can read
public record TariffItem(
        String hs8,
        String hs10,
        String nameZh,
        String nameEn,
        String category,
        Unit unit1,
        @Nullable Unit unit2,
        Rate mfn,
        @Nullable Rate provisionalOrNull,
        Rate vat,
        ConsumptionTax consumptionTax,
        String documentNo,
        Confidence confidence,
        String note,
        ListNote conditions) {

    public Optional<Rate> provisional() {
        return Optional.ofNullable(provisionalOrNull);
    }

    /// The rate that applies outside the limits.
    public Rate duty() {
        return provisional().orElse(mfn);
    }

    /// A unit of measure.
    ///
    /// @param code three digits of the customs code list
    /// @param name 计量单位
    public record Unit(String code, String name) {}
}
