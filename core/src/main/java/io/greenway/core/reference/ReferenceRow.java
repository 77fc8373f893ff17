package io.greenway.core.reference;

import io.greenway.core.spec.CodeList;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One entered row on its way into its table. What it leaves out is filled with what the newest
/// version says, and with what is neutral where there is none.
final class ReferenceRow {
    private final ReferenceTable table;
    private final int number;
    private final Map<String, String> cells;
    private final Hands hands;

    private ReferenceRow(ReferenceTable table, int number, Map<String, String> cells, Hands hands) {
        this.table = table;
        this.number = number;
        this.cells = cells;
        this.hands = hands;
    }

    static ReferenceRow of(
            ReferenceTable table, int number, Map<String, String> cells, Hands hands) {
        return new ReferenceRow(table, number, cells, hands);
    }

    String key() {
        return cells.getOrDefault(table.key(), "");
    }

    LocalDate validFrom() {
        return LocalDate.parse(cells.getOrDefault("valid_from", ""));
    }

    boolean isEnd() {
        return cells.getOrDefault(ReferenceTable.ACTION, "").equals("end");
    }

    /// The reference with this row in it.
    ///
    /// @throws IllegalArgumentException if a cell cannot be read
    /// @throws java.time.DateTimeException if a date cannot be read
    Reference put(Reference reference) {
        CodeList list = table.codes();
        if (list != null) {
            return reference.with(
                    isEnd()
                            ? reference.codes().without(list, key(), validFrom(), hands)
                            : reference.codes().with(list, codeRow(list), hands));
        }
        return switch (table.name()) {
            case "parameter" -> reference.with(parameter(reference));
            case "tariff" ->
                    reference.with(
                            isEnd()
                                    ? reference.tariff().without(key(), validFrom(), hands)
                                    : reference.tariff().with(tariffRow(reference), hands));
            case "rule" ->
                    reference.with(
                            isEnd()
                                    ? reference.rules().without(key(), validFrom(), hands)
                                    : reference.rules().with(rule(), hands));
            default -> table.isOfZone() ? zone(reference) : restrictions(reference);
        };
    }

    /// A site lies in a customs district that there is.
    private Reference zone(Reference reference) {
        String district = cells.getOrDefault("district", "");
        if (!district.isEmpty()
                && !reference.codes().contains(CodeList.DISTRICT, district, validFrom())) {
            throw new IllegalArgumentException("district: " + CodeList.DISTRICT.tableName());
        }
        return reference.with(
                isEnd()
                        ? reference.zone().without(table, key(), validFrom(), hands)
                        : reference.zone().with(table, plain(), hands));
    }

    private Reference restrictions(Reference reference) {
        return reference.with(
                isEnd()
                        ? reference.restrictions().without(table, key(), validFrom(), hands)
                        : reference.restrictions().with(table, plain(), hands));
    }

    private Parameter parameter(Reference reference) {
        Optional<Parameter> known = reference.parameters().latest(key());
        Map<String, String> full = filled();
        full.putIfAbsent("unit", known.map(Parameter::unit).orElse(""));
        full.putIfAbsent("note", known.map(Parameter::note).orElse(""));
        full.put("entered_by", hands.enteredBy());
        full.put("approved_by", hands.approvedBy() == null ? "" : hands.approvedBy());
        return Parameter.read(row(full));
    }

    /// Read at once for the day on which it begins, so that a class nobody knows is found here.
    private TariffRow tariffRow(Reference reference) {
        Map<String, String> full = filled();
        full.putIfAbsent("hs10_example", key() + "00");
        full.putIfAbsent("consumption_tax", "none");
        for (String column : table.further()) {
            full.putIfAbsent(column, "");
        }
        for (String column : new String[] {"listed", "code", "vat", "consumption_tax", "duty"}) {
            full.put(column + "_confidence", "M");
        }
        TariffRow row = TariffRow.read(row(full));
        row.on(row.validFrom(), reference.parameters());
        return row;
    }

    private Rule rule() {
        Map<String, String> full = filled();
        full.putIfAbsent("clause", "");
        return Rule.read(row(full));
    }

    private Table.Row plain() {
        Map<String, String> full = filled();
        for (String column : table.further()) {
            full.putIfAbsent(column, "");
        }
        return row(full);
    }

    private Table.Row codeRow(CodeList list) {
        if (!list.mayHold(key())) {
            throw new IllegalArgumentException(list.form());
        }
        Table.Row row = row(filled());
        Code.read(list, row);
        return row;
    }

    /// Certainty is what whoever entered it says; without a word it is known, but not read in the
    /// official text.
    private Map<String, String> filled() {
        Map<String, String> full = new LinkedHashMap<>();
        cells.forEach(
                (column, cell) -> {
                    if (!cell.isEmpty()) {
                        full.put(column, cell);
                    }
                });
        full.putIfAbsent("certainty", Certainty.M.name());
        return full;
    }

    private Table.Row row(Map<String, String> full) {
        return Table.row(table.name(), number, full);
    }
}
