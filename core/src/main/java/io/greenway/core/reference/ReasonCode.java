package io.greenway.core.reference;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of one code of a reason 理由代码 that officers give (facts: flows 2). The codes are
/// the zone's own (certainty D); a regulator's published list replaces them.
///
/// @param regulator whose officers give it
/// @param ruling for what
/// @param code the code
/// @param zh in Chinese
/// @param en in English
/// @param sw in Swahili
/// @param validFrom first day
/// @param validTo last day; null when it has no end yet
/// @param documentNo document it stands in
/// @param certainty how sure the row is
public record ReasonCode(
        String regulator,
        String ruling,
        String code,
        String zh,
        String en,
        String sw,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String documentNo,
        Certainty certainty)
        implements Dated {
    /// Names of the regulators and of the rulings, as the desk has them.
    public static final List<String> REGULATORS =
            List.of("CUSTOMS", "INSPECTION", "TAX", "EXCHANGE");

    public static final List<String> RULINGS =
            List.of(
                    "RELEASE",
                    "REJECT",
                    "INSPECT",
                    "DETAIN_CLEARANCE",
                    "DETAIN_SMUGGLING",
                    "DETAIN_LEGAL",
                    "DETAIN_OTHER",
                    "RETURN_ABROAD",
                    "DESTROY",
                    "CONFISCATE",
                    "CLOSE",
                    "CLEAR",
                    "REFER",
                    "ACCEPT",
                    "DISPUTE",
                    "CORRECT",
                    "APPROVE",
                    "DECLINE",
                    "WAIVE");

    static final ReferenceTable TABLE =
            new ReferenceTable(
                    "reason",
                    "code",
                    List.of(
                            "code",
                            "regulator",
                            "ruling",
                            "zh",
                            "en",
                            "sw",
                            "valid_from",
                            "document_no"),
                    List.of("valid_to", "certainty"),
                    null);

    @Override
    public String key() {
        return code;
    }

    static ReasonCode read(Table.Row row) {
        return new ReasonCode(
                oneOf(REGULATORS, row.text("regulator")),
                oneOf(RULINGS, row.text("ruling")),
                row.text("code"),
                row.text("zh"),
                row.text("en"),
                row.text("sw"),
                row.date("valid_from"),
                row.dateOrNull("valid_to"),
                row.text("document_no"),
                Certainty.of(row.text("certainty")));
    }

    private static String oneOf(List<String> names, String cell) {
        if (!names.contains(cell)) {
            throw new IllegalArgumentException(String.join("|", names));
        }
        return cell;
    }
}
