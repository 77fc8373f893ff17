package io.greenway.core.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One factor of the probability with which goods are sampled.
///
/// @param name `base:food`, `origin:116`, `brand:NAME`, `credit:dishonest`, or `minimum:*`; a star
///     stands for whatever has no row of its own
/// @param factor the base is a probability, the others multiply it
/// @param validFrom first day
/// @param validTo last day; null when it has no end yet
/// @param documentNo document it stands in
/// @param certainty how sure the row is
public record InspectionFactor(
        String name,
        BigDecimal factor,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String documentNo,
        Certainty certainty)
        implements Dated {
    static final ReferenceTable TABLE =
            new ReferenceTable(
                    "inspection_factor",
                    "name",
                    List.of("name", "factor", "valid_from", "document_no"),
                    List.of("valid_to", "certainty"),
                    null);
    private static final Pattern NAME = Pattern.compile("(base|origin|brand|credit|minimum):.+");

    @Override
    public String key() {
        return name;
    }

    static InspectionFactor read(Table.Row row) {
        String name = row.text("name");
        BigDecimal factor = new BigDecimal(row.text("factor"));
        if (!NAME.matcher(name).matches() || factor.signum() < 0) {
            throw new IllegalArgumentException(NAME.pattern() + ", factor >= 0");
        }
        return new InspectionFactor(
                name.startsWith("brand:")
                        ? "brand:" + name.substring(6).toUpperCase(Locale.ROOT)
                        : name,
                factor,
                row.date("valid_from"),
                row.dateOrNull("valid_to"),
                row.text("document_no"),
                Certainty.of(row.text("certainty")));
    }
}
