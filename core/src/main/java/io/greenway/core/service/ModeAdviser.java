package io.greenway.core.service;

import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Table;
import io.greenway.core.service.ModeAdvice.Open;
import io.greenway.core.service.ModeAdvice.Point;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The mode adviser: the decision table R-011 as data. A row fits when every cell of it is `*` or
/// what was answered; a question is open as long as a row that may still fit depends on it.
public final class ModeAdviser {
    private static final String ANY = "*";

    private final List<Table.Row> modes = table("modes.csv");
    private final List<Table.Row> conditions = table("mode_conditions.csv");
    private final List<Open> questions =
            table("mode_questions.csv").stream()
                    .map(
                            row ->
                                    new Open(
                                            row.text("name"),
                                            List.of(row.text("values").split("\\|")),
                                            words(row)))
                    .toList();

    private ModeAdviser() {}

    /// The adviser with the tables carried with the product.
    public static ModeAdviser bundled() {
        return new ModeAdviser();
    }

    /// The advice, or a fault for each answer that is none.
    public Outcome<ModeAdvice> advise(ModeQuestion question) {
        Map<String, String> known = question.known();
        List<Fault> faults = new ArrayList<>();
        for (Open one : questions) {
            String given = known.get(one.name());
            if (given != null && !one.values().contains(given)) {
                faults.add(
                        Fault.of(
                                FaultCode.VALUE_NOT_PERMITTED,
                                "/" + one.name(),
                                given,
                                String.join("|", one.values())));
            }
        }
        return faults.isEmpty()
                ? new Outcome.Accepted<>(advise(known), List.of())
                : new Outcome.Refused<>(faults);
    }

    /// The same, and where the table of sites is checked on that day (`SITES_CHECKED`, R-012) it
    /// answers itself what was not said: whether the place may do 1210.
    ///
    /// @param district customs district of the place; null for any of the zone
    public Outcome<ModeAdvice> advise(
            ModeQuestion question, @Nullable String district, Reference reference, LocalDate day) {
        if (question.known().containsKey("scope")
                || !reference.parameters().flag("SITES_CHECKED", day)) {
            return advise(question);
        }
        boolean approved =
                reference.zone().sites(day).stream()
                        .filter(site -> site.modes().contains("1210"))
                        .anyMatch(site -> district == null || site.district().equals(district));
        return advise(question.withScope(approved));
    }

    private ModeAdvice advise(Map<String, String> known) {
        List<Table.Row> fitting = modes.stream().filter(row -> mayFit(row, known)).toList();
        List<Open> open =
                questions.stream()
                        .filter(one -> !known.containsKey(one.name()))
                        .filter(one -> dependsOn(fitting, one.name()))
                        .toList();
        if (!open.isEmpty()) {
            return new ModeAdvice(false, null, null, List.of(), open);
        }
        Table.Row row = fitting.getFirst();
        return new ModeAdvice(
                true,
                row.has("mode") ? row.text("mode") : null,
                point(row),
                conditions.stream().filter(one -> concerns(one, row)).map(this::point).toList(),
                List.of());
    }

    private boolean mayFit(Table.Row row, Map<String, String> known) {
        return questions.stream()
                .map(Open::name)
                .allMatch(
                        name -> {
                            String cell = row.text(name);
                            return cell.equals(ANY) || cell.equals(known.getOrDefault(name, cell));
                        });
    }

    private static boolean dependsOn(List<Table.Row> rows, String name) {
        return rows.stream().anyMatch(row -> !row.text(name).equals(ANY));
    }

    private static boolean concerns(Table.Row condition, Table.Row mode) {
        return condition.text("mode").equals(mode.text("mode"))
                && condition.text("direction").equals(mode.text("direction"));
    }

    private Point point(Table.Row row) {
        return new Point(
                words(row), row.text("rule"), row.text("document_no"), row.text("certainty"));
    }

    static Phrase words(Table.Row row) {
        return new Phrase(row.text("zh"), row.text("en"), row.text("sw"));
    }

    private static List<Table.Row> table(String name) {
        return Table.beside(ModeAdviser.class, name).rows();
    }
}
