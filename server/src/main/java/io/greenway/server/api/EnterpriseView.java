package io.greenway.server.api;

import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Mandate;
import io.greenway.core.party.RegistryFile;
import io.greenway.core.party.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An enterprise as the interface shows it.
///
/// @param credit class in force today
record EnterpriseView(
        String code,
        String name,
        @Nullable String creditCode,
        String stage,
        String enteredBy,
        List<String> asked,
        List<Held> roles,
        List<Paper> licences,
        String credit,
        List<Rating> ratings,
        List<Mandate> mandates,
        List<Pause> suspensions,
        Green green,
        List<Stage> rawData) {
    /// A role and its days; a day that is not known is left out.
    record Held(String role, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {}

    /// A licence or certificate.
    record Paper(
            String kind,
            String number,
            String issuedBy,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    /// A credit decision.
    record Rating(String credit, String chinese, LocalDate validFrom, String documentNo) {}

    /// Days of suspension.
    record Pause(String reason, String note, LocalDate validFrom, @Nullable LocalDate validTo) {}

    /// A stage of the interface for raw payment data.
    record Stage(String stage, String note, LocalDate validFrom) {}

    /// The green channel.
    ///
    /// @param bar why people of the zone keep it out; null when they do not
    record Green(@Nullable String bar, List<Days> spans) {}

    /// Days in the green channel.
    record Days(LocalDate validFrom, @Nullable LocalDate validTo) {}

    static EnterpriseView of(Enterprise enterprise, LocalDate today) {
        RegistryFile file = enterprise.file();
        return new EnterpriseView(
                enterprise.code(),
                enterprise.name(),
                file.creditCode(),
                file.stage().name().toLowerCase(Locale.ROOT),
                file.enteredBy(),
                file.asked().stream().sorted().map(Role::json).toList(),
                enterprise.registrations().stream()
                        .map(
                                one ->
                                        new Held(
                                                one.role().json(),
                                                known(one.validFrom()),
                                                one.validTo()))
                        .toList(),
                file.licences().stream()
                        .map(
                                one ->
                                        new Paper(
                                                one.kind().json(),
                                                one.number(),
                                                one.issuedBy(),
                                                one.validFrom(),
                                                one.validTo()))
                        .toList(),
                enterprise.credit(today).json(),
                file.ratings().stream()
                        .map(
                                one ->
                                        new Rating(
                                                one.credit().json(),
                                                one.credit().chinese(),
                                                one.validFrom(),
                                                one.documentNo()))
                        .toList(),
                file.mandates(),
                file.suspensions().stream()
                        .map(
                                one ->
                                        new Pause(
                                                one.reason().name().toLowerCase(Locale.ROOT),
                                                one.note(),
                                                one.validFrom(),
                                                one.validTo()))
                        .toList(),
                new Green(
                        file.green().bar(),
                        file.green().spans().stream()
                                .map(one -> new Days(one.validFrom(), one.validTo()))
                                .toList()),
                file.rawData().stream()
                        .map(
                                one ->
                                        new Stage(
                                                one.stage().name().toLowerCase(Locale.ROOT),
                                                one.note(),
                                                one.validFrom()))
                        .toList());
    }

    /// The roles of the zone's file hold since ever.
    private static @Nullable LocalDate known(LocalDate date) {
        return date.equals(LocalDate.MIN) ? null : date;
    }
}
