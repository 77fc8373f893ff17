package io.greenway.server.registry;

import io.greenway.core.money.Money;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.EnterpriseStage;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Reference;
import io.greenway.server.store.ParticipantTables.Guarantee;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What ends soon, or ended and was not renewed. How soon is the parameter
/// `LICENCE_REMINDER_DAYS`.
public final class Reminders {
    private final Supplier<Registry> registry;
    private final Supplier<Reference> reference;
    private final Supplier<List<Guarantee>> guarantees;

    public Reminders(
            Supplier<Registry> registry,
            Supplier<Reference> reference,
            Supplier<List<Guarantee>> guarantees) {
        this.registry = registry;
        this.reference = reference;
        this.guarantees = guarantees;
    }

    /// One thing that ends.
    ///
    /// @param code the enterprise
    /// @param name its name
    /// @param what `licence`, `role`, `mandate` or `guarantee`
    /// @param subject kind and number of the licence, the role, the agent, or the limit in CNY
    /// @param lastDay its last day
    /// @param over whether that day has passed
    public record Reminder(
            String code,
            String name,
            String what,
            String subject,
            LocalDate lastDay,
            boolean over) {}

    /// Everything to be reminded of on a day, what ends first before the others.
    public List<Reminder> on(LocalDate today) {
        LocalDate horizon =
                today.plusDays(reference.get().parameters().days("LICENCE_REMINDER_DAYS", today));
        List<Reminder> found = new ArrayList<>();
        for (Enterprise one : registry.get().enterprises()) {
            if (one.file().stage() != EnterpriseStage.CANCELLED) {
                collect(one, today, horizon, found);
            }
        }
        for (Guarantee one : guarantees.get()) {
            registry.get()
                    .find(one.enterpriseCode())
                    .filter(known -> known.file().stage() != EnterpriseStage.CANCELLED)
                    .ifPresent(
                            known ->
                                    add(
                                            known,
                                            "guarantee",
                                            new Money(one.limitFen()).toString(),
                                            one.validTo(),
                                            today,
                                            horizon,
                                            found));
        }
        found.sort(Comparator.comparing(Reminder::lastDay).thenComparing(Reminder::code));
        return found;
    }

    private static void collect(
            Enterprise one, LocalDate today, LocalDate horizon, List<Reminder> found) {
        one.file().licences().stream()
                .filter(
                        licence ->
                                one.file().licences().stream()
                                        .noneMatch(
                                                other ->
                                                        other.kind() == licence.kind()
                                                                && lasts(other.validTo(), horizon)))
                .forEach(
                        licence ->
                                add(
                                        one,
                                        "licence",
                                        licence.kind().json() + " " + licence.number(),
                                        licence.validTo(),
                                        today,
                                        horizon,
                                        found));
        one.registrations().stream()
                .filter(held -> one.holds(held.role(), today))
                .forEach(
                        held ->
                                add(
                                        one,
                                        "role",
                                        held.role().json(),
                                        held.validTo(),
                                        today,
                                        horizon,
                                        found));
        one.file().mandates().stream()
                .filter(mandate -> mandate.holdsOn(today))
                .forEach(
                        mandate ->
                                add(
                                        one,
                                        "mandate",
                                        mandate.agent(),
                                        mandate.validTo(),
                                        today,
                                        horizon,
                                        found));
    }

    private static boolean lasts(@Nullable LocalDate lastDay, LocalDate horizon) {
        return lastDay == null || lastDay.isAfter(horizon);
    }

    private static void add(
            Enterprise one,
            String what,
            String subject,
            @Nullable LocalDate lastDay,
            LocalDate today,
            LocalDate horizon,
            List<Reminder> found) {
        if (lastDay != null && !lasts(lastDay, horizon)) {
            found.add(
                    new Reminder(
                            one.code(),
                            one.name(),
                            what,
                            subject,
                            lastDay,
                            lastDay.isBefore(today)));
        }
    }
}
