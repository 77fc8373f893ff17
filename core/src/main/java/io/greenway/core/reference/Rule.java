package io.greenway.core.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One version of a row of the rule register: what a fault, a decision or a tax step refers to.
///
/// @param number permanent name: `R-034`, `R-072 row 5`, `checks D`
/// @param zh the rule in Chinese, in our words
/// @param en the rule in English
/// @param sw the rule in Swahili
/// @param documentNo document it rests on; the register itself for what the zone decided
/// @param clause article or annex, as far as known
/// @param validFrom first day of force
/// @param validTo last day of force, or null when it has no end yet
/// @param certainty how sure the row is
public record Rule(
        String number,
        String zh,
        String en,
        String sw,
        String documentNo,
        String clause,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Certainty certainty)
        implements Dated {

    @Override
    public String key() {
        return number;
    }

    /// What it says.
    public String statement(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
            case SW -> sw;
        };
    }

    static Rule read(Table.Row row) {
        return new Rule(
                row.text("number"),
                row.text("zh"),
                row.text("en"),
                row.text("sw"),
                row.text("document_no"),
                row.text("clause"),
                row.date("valid_from"),
                row.dateOrNull("valid_to"),
                Certainty.of(row.text("certainty")));
    }
}
