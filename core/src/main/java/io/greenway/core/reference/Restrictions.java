package io.greenway.core.reference;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What restricts goods: prohibited ones, warnings and suspensions, factors of
/// sampling and sample plans, and what is frozen of bonded batches. It
/// never changes; a changed row makes a new one.
public final class Restrictions {
    /// Decisions ask for the day of receipt and for today, so some days are kept.
    private static final int DAYS_KEPT = 16;

    private final History<Prohibited> prohibited;
    private final History<Warning> warnings;
    private final History<InspectionFactor> factors;
    private final History<SamplePlan> plans;
    private final Map<String, Frozen> frozen;
    private final Map<LocalDate, RestrictionsOfDay> days = new ConcurrentHashMap<>();

    private Restrictions(
            History<Prohibited> prohibited,
            History<Warning> warnings,
            History<InspectionFactor> factors,
            History<SamplePlan> plans,
            Map<String, Frozen> frozen) {
        this.prohibited = prohibited;
        this.warnings = warnings;
        this.factors = factors;
        this.plans = plans;
        this.frozen = frozen;
    }

    static Restrictions bundled() {
        return new Restrictions(
                read("prohibited.csv", Prohibited::read),
                read("warnings.csv", Warning::read),
                read("inspection_factors.csv", InspectionFactor::read),
                read("sample_plans.csv", SamplePlan::read),
                Map.of());
    }

    private static <T extends Dated> History<T> read(String name, Function<Table.Row, T> reader) {
        return History.of(
                Table.beside(Restrictions.class, name).rows().stream().map(reader).toList());
    }

    /// What holds on a day.
    public RestrictionsOfDay on(LocalDate day) {
        RestrictionsOfDay known = days.get(day);
        if (known != null) {
            return known;
        }
        if (days.size() >= DAYS_KEPT) {
            days.clear();
        }
        return days.computeIfAbsent(day, one -> RestrictionsOfDay.of(this, one));
    }

    /// The same with these records frozen and no others.
    public Restrictions withFrozen(Collection<Frozen> records) {
        return new Restrictions(
                prohibited,
                warnings,
                factors,
                plans,
                records.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        one ->
                                                RestrictionsOfDay.key(
                                                        one.emsNo(), one.itemRecordNo()),
                                        one -> one,
                                        (a, b) -> a)));
    }

    /// The same with one more row in a table.
    ///
    /// @throws IllegalArgumentException if the row cannot be read
    Restrictions with(ReferenceTable table, Table.Row row, Hands hands) {
        return switch (table.name()) {
            case "prohibited" ->
                    with(prohibited.with(Prohibited.read(row), hands), warnings, factors, plans);
            case ReferenceTable.WARNING ->
                    with(prohibited, warnings.with(Warning.read(row), hands), factors, plans);
            case "inspection_factor" ->
                    with(
                            prohibited,
                            warnings,
                            factors.with(InspectionFactor.read(row), hands),
                            plans);
            default -> with(prohibited, warnings, factors, plans.with(SamplePlan.read(row), hands));
        };
    }

    /// The same with nothing under the key from that day on.
    Restrictions without(ReferenceTable table, String key, LocalDate from, Hands hands) {
        return switch (table.name()) {
            case "prohibited" ->
                    with(prohibited.without(key, from, hands), warnings, factors, plans);
            case ReferenceTable.WARNING ->
                    with(prohibited, warnings.without(key, from, hands), factors, plans);
            case "inspection_factor" ->
                    with(prohibited, warnings, factors.without(key, from, hands), plans);
            default -> with(prohibited, warnings, factors, plans.without(key, from, hands));
        };
    }

    private Restrictions with(
            History<Prohibited> one,
            History<Warning> two,
            History<InspectionFactor> three,
            History<SamplePlan> four) {
        return new Restrictions(one, two, three, four, frozen);
    }

    List<? extends Dated> rows(ReferenceTable table, LocalDate day) {
        return switch (table.name()) {
            case "prohibited" -> prohibited.on(day);
            case ReferenceTable.WARNING -> warnings.on(day);
            case "inspection_factor" -> factors.on(day);
            default -> plans.on(day);
        };
    }

    Optional<Hands> hands(ReferenceTable table, String key, LocalDate day) {
        return switch (table.name()) {
            case "prohibited" -> prohibited.hands(key, day);
            case ReferenceTable.WARNING -> warnings.hands(key, day);
            case "inspection_factor" -> factors.hands(key, day);
            default -> plans.hands(key, day);
        };
    }

    /// What is prohibited on a day.
    public List<Prohibited> prohibited(LocalDate day) {
        return prohibited.on(day);
    }

    /// Warnings in force on a day.
    public List<Warning> warnings(LocalDate day) {
        return warnings.on(day);
    }

    List<InspectionFactor> factors(LocalDate day) {
        return factors.on(day);
    }

    List<SamplePlan> plans(LocalDate day) {
        return plans.on(day);
    }

    Map<String, Frozen> frozen() {
        return frozen;
    }

    /// Everything the tables say.
    String said() {
        return prohibited.said(Prohibited::toString)
                + warnings.said(Warning::toString)
                + factors.said(InspectionFactor::toString)
                + plans.said(SamplePlan::toString);
    }
}
