package io.greenway.core.reference;

import io.greenway.core.spec.CodeList;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table of reference data that people may change: limits, rates and switches (`parameter`),
/// positive list with notes and rates (`tariff`), the register of rules (`rule`), and the code
/// tables under their own names; and what restricts goods: `prohibited`, `warning`,
/// `inspection_factor`, `sample_plan`; and what people of the zone work by: `balance_code`,
/// `reason`, `site`.
///
/// @param name its name
/// @param key column by which a row is found
/// @param needed columns that a change must fill
/// @param further columns that it may fill
/// @param codes the code table; null of the others
public record ReferenceTable(
        String name,
        String key,
        List<String> needed,
        List<String> further,
        @Nullable CodeList codes) {
    /// Column that says whether a row is put (`put`, or empty) or its key ends (`end`).
    public static final String ACTION = "action";

    static final String WARNING = "warning";

    private static final ReferenceTable PARAMETER =
            new ReferenceTable(
                    "parameter",
                    "key",
                    List.of("key", "value", "valid_from", "document_no"),
                    List.of("unit", "valid_to", "certainty", "note"),
                    null);
    private static final ReferenceTable TARIFF =
            new ReferenceTable(
                    "tariff",
                    "hs8",
                    List.of(
                            "hs8",
                            "name_zh",
                            "unit1_code",
                            "vat_class",
                            "mfn_percent",
                            "valid_from",
                            "document_no"),
                    List.of(
                            "hs10_example",
                            "name_en",
                            "category",
                            "unit1",
                            "unit2_code",
                            "unit2",
                            "consumption_tax",
                            "consumption_tax_percent",
                            "provisional_percent",
                            "valid_to",
                            "note",
                            ListNote.COLUMN),
                    null);
    private static final ReferenceTable RULE =
            new ReferenceTable(
                    "rule",
                    "number",
                    List.of("number", "zh", "en", "sw", "document_no", "valid_from"),
                    List.of("clause", "valid_to", "certainty"),
                    null);

    /// Every table.
    public static List<ReferenceTable> all() {
        return Stream.concat(
                        Stream.of(
                                PARAMETER,
                                TARIFF,
                                RULE,
                                Prohibited.TABLE,
                                Warning.TABLE,
                                InspectionFactor.TABLE,
                                SamplePlan.TABLE,
                                BalanceCode.TABLE,
                                ReasonCode.TABLE,
                                Site.TABLE),
                        Arrays.stream(CodeList.values()).map(ReferenceTable::of))
                .toList();
    }

    /// The table of that name, if there is one.
    public static Optional<ReferenceTable> named(String name) {
        return all().stream().filter(table -> table.name().equals(name)).findFirst();
    }

    private static ReferenceTable of(CodeList list) {
        List<String> needed =
                list == CodeList.COMMODITY
                        ? List.of("code", "name_zh", "unit1", "valid_from", "source")
                        : List.of("code", "name_zh", "valid_from", "source");
        return new ReferenceTable(
                list.tableName(),
                "code",
                needed,
                List.of("name_en", "note", "unit2", "valid_to", "certainty"),
                list);
    }

    /// Whether people of the zone and its banks work by it, and it decides nothing about goods.
    boolean isOfZone() {
        return ZoneTables.TABLES.contains(this);
    }

    /// Column that holds the number of the document.
    public String document() {
        return codes == null ? "document_no" : "source";
    }

    /// Whether a row may begin on the day of its approval. Goods under a warning are stopped at
    /// once; nothing that has been decided is decided otherwise, since what is released
    /// stays so.
    public boolean atOnce() {
        return name.equals(WARNING);
    }

    /// First day on which a row entered or approved today may begin.
    public LocalDate earliest(LocalDate today) {
        return atOnce() ? today : today.plusDays(1);
    }

    /// The rows in force on a day by their keys, each as its columns and what stands in them, with
    /// who entered and who approved it.
    public Map<String, Map<String, String>> rows(Reference reference, LocalDate day) {
        Stream<? extends Dated> rows =
                codes != null
                        ? reference.codes().all(codes, day).stream()
                        : switch (name) {
                            case "parameter" -> reference.parameters().on(day).stream();
                            case "tariff" -> reference.tariff().rows(day).stream();
                            case "rule" -> reference.rules().on(day).stream();
                            default ->
                                    isOfZone()
                                            ? reference.zone().rows(this, day).stream()
                                            : reference.restrictions().rows(this, day).stream();
                        };
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        rows.forEach(
                row -> {
                    Map<String, String> cells = Cells.of((Record) row);
                    Hands hands = hands(reference, row.key(), day);
                    cells.put("enteredBy", hands.enteredBy());
                    cells.put("approvedBy", Objects.requireNonNullElse(hands.approvedBy(), ""));
                    found.put(row.key(), cells);
                });
        return found;
    }

    private Hands hands(Reference reference, String key, LocalDate day) {
        if (codes != null) {
            return reference.codes().hands(codes, key, day);
        }
        Optional<Hands> found =
                switch (name) {
                    case "parameter" -> reference.parameters().hands(key, day);
                    case "tariff" -> reference.tariff().hands(key, day);
                    case "rule" -> reference.rules().hands(key, day);
                    default ->
                            isOfZone()
                                    ? reference.zone().hands(this, key, day)
                                    : reference.restrictions().hands(this, key, day);
                };
        return found.orElse(Hands.LOADED);
    }
}
