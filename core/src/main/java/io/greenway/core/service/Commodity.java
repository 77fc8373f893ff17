package io.greenway.core.service;

import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Confidence;
import io.greenway.core.reference.Language;
import io.greenway.core.reference.ListCondition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A commodity as the search finds it.
///
/// @param code commodity code: 8 digits on the positive list, else 10
/// @param nameZh name
/// @param nameEn name; empty where the table has none
/// @param category group of the positive list; empty for others
/// @param unit1 first statutory unit
/// @param unit2 second statutory unit, or null
/// @param listed whether it stands on the positive list as carried
/// @param tax its rates and what they come to; null when it is not listed
/// @param note condition or remark of its row, as entered; may be empty
/// @param conditions what of the note a machine can read; empty when not listed
/// @param documentNo document or source of the row
/// @param confidence how sure each group of cells is, `H`, `M`, `L` or `S`; empty when not listed
/// @param declaredAs codes of 10 digits under a listed code of 8, as a declaration needs them
///     empty for others
/// @param advice what the row means for retail import
public record Commodity(
        String code,
        String nameZh,
        String nameEn,
        String category,
        Unit unit1,
        @Nullable Unit unit2,
        boolean listed,
        @Nullable Tax tax,
        String note,
        List<Condition> conditions,
        String documentNo,
        Map<String, String> confidence,
        List<Declared> declaredAs,
        Phrase advice) {
    public Commodity {
        conditions = List.copyOf(conditions);
        declaredAs = List.copyOf(declaredAs);
        confidence = Map.copyOf(confidence);
    }

    /// A unit of measure: three digits, and its name.
    public record Unit(String code, String name) {}

    /// A code of 10 digits and its name.
    public record Declared(String code, String nameZh) {}

    /// A condition of the note.
    ///
    /// @param predicate as a machine reads it, such as `EXCEPT(cites_species)`
    /// @param refuses whether a declaration that does not meet it is refused; else no message
    ///     shows it, and whoever declares must know
    /// @param words what it asks
    public record Condition(String predicate, boolean refuses, Phrase words) {}

    /// Rates of a listed commodity, per cent.
    ///
    /// @param mfn most-favoured-nation duty
    /// @param provisional provisional duty, which beats it; null when there is none
    /// @param vat value added tax
    /// @param consumptionTax share of consumption tax; `0%` when none
    /// @param consumptionTaxKind NONE, AD_VALOREM, SPECIFIC, COMPOUND or THRESHOLD
    /// @param withinLimits all taxes together on the dutiable value within the limits, at least
    /// @param withinLimitsMost the same when a price threshold is reached; without any specific
    ///     amount
    public record Tax(
            String mfn,
            @Nullable String provisional,
            String vat,
            String consumptionTax,
            String consumptionTaxKind,
            String withinLimits,
            String withinLimitsMost) {}

    static Condition told(ListCondition one) {
        return new Condition(
                one.toString(),
                one.kind().refuses(),
                new Phrase(one.words(Language.ZH), one.words(Language.EN), one.words(Language.SW)));
    }

    static Map<String, String> told(Confidence confidence) {
        return Map.of(
                "listed", confidence.listed().name(),
                "code", confidence.code().name(),
                "vat", confidence.vat().name(),
                "consumptionTax", confidence.consumptionTax().name(),
                "duty", confidence.duty().name());
    }
}
