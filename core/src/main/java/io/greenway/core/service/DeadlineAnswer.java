package io.greenway.core.service;

import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Parameter;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Table;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.tax.Deadlines;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The days that count from release, and from the receipt of an inventory that waits for papers,
/// each with the rule, the parameter and the document it comes from. No day moves because of a
/// weekend or holiday; days are days of China.
///
/// @param days in the order in which they come
public record DeadlineAnswer(List<Day> days) {
    private static final List<Table.Row> WORDS =
            Table.beside(DeadlineAnswer.class, "deadlines.csv").rows();
    private static final String PAPERS = "PAPERS_EXPIRE";
    private static final String EXAMPLE = "2026-11-22";

    public DeadlineAnswer {
        days = List.copyOf(days);
    }

    /// One day.
    ///
    /// @param name what ends or begins: `LAST_RETURN_APPLICATION` and so on
    /// @param day the day
    /// @param from the day it is counted from
    /// @param rule row of the rule register
    /// @param parameter row of the parameters that says how many days
    /// @param documentNo document behind the parameter
    /// @param certainty how sure that is: S, M, U or D
    /// @param text the day in words
    public record Day(
            String name,
            LocalDate day,
            LocalDate from,
            String rule,
            String parameter,
            String documentNo,
            String certainty,
            Phrase text) {}

    /// The answer, or every fault of the question.
    ///
    /// @param released day of release, or null
    /// @param received day on which the inventory was received, or null
    public static Outcome<DeadlineAnswer> of(
            @Nullable String released, @Nullable String received, Reference reference) {
        List<Fault> faults = new ArrayList<>();
        if (isBlank(released) && isBlank(received)) {
            faults.add(Fault.of(FaultCode.MISSING_ELEMENT, "/released", null, EXAMPLE));
        }
        LocalDate release =
                day("/released", released, "RETURN_APPLY_DAYS", reference.parameters(), faults);
        LocalDate receipt =
                day("/received", received, "PAPERS_WAIT_DAYS", reference.parameters(), faults);
        if (!faults.isEmpty()) {
            return new Outcome.Refused<>(faults);
        }
        List<Day> days = new ArrayList<>();
        if (receipt != null) {
            int wait = reference.parameters().days("PAPERS_WAIT_DAYS", receipt);
            days.add(told(PAPERS, receipt, receipt.plusDays(wait), reference.parameters()));
        }
        if (release != null) {
            days.addAll(released(release, reference.parameters()));
        }
        return new Outcome.Accepted<>(new DeadlineAnswer(days), List.of());
    }

    private static List<Day> released(LocalDate release, Parameters parameters) {
        Deadlines days = Deadlines.of(release, parameters);
        return List.of(
                told("LAST_RETURN_APPLICATION", release, days.lastReturnApplication(), parameters),
                told("FIRST_TAX_PAYMENT", release, days.firstTaxPayment(), parameters),
                told("LAST_RETURN_ARRIVAL", release, days.lastReturnArrival(), parameters),
                told("LAST_TAX_PAYMENT", release, days.lastTaxPayment(), parameters),
                told("TAX_OVERDUE", release, days.lastTaxPayment().plusDays(1), parameters));
    }

    private static Day told(String name, LocalDate from, LocalDate day, Parameters parameters) {
        Table.Row row =
                WORDS.stream()
                        .filter(one -> one.text("name").equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No words for " + name));
        Parameter parameter = parameters.parameter(row.text("parameter"), from);
        Phrase text =
                ModeAdviser.words(row)
                        .with(
                                Map.of(
                                        "day", day.toString(),
                                        "from", from.toString(),
                                        "days", parameter.value()));
        return new Day(
                name,
                day,
                from,
                row.text("rule"),
                parameter.key(),
                parameter.documentNo(),
                parameter.certainty().name(),
                text);
    }

    private static @Nullable LocalDate day(
            String path,
            @Nullable String text,
            String parameter,
            Parameters parameters,
            List<Fault> faults) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (parameters.holds(parameter, day) && day.getYear() <= 9999) {
                return day;
            }
            faults.add(
                    Fault.of(FaultCode.VALUE_NOT_PERMITTED, path, text, "2016-04-08…9999-12-31"));
        } catch (DateTimeException unreadable) {
            faults.add(Fault.of(FaultCode.NOT_A_TIME, path, text, EXAMPLE));
        }
        return null;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
