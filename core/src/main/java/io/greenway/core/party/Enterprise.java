package io.greenway.core.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An enterprise registered in the zone (备案企业).
///
/// @param code customs registration code of 10 characters or unified social credit code of 18
///
/// @param name registered name
/// @param registrations what it may do and when
/// @param file what the registry holds besides
public record Enterprise(
        String code, String name, List<Registration> registrations, RegistryFile file) {
    public Enterprise {
        registrations = List.copyOf(registrations);
    }

    /// An enterprise with nothing on file.
    public Enterprise(String code, String name, List<Registration> registrations) {
        this(code, name, registrations, RegistryFile.ADMITTED);
    }

    /// An enterprise whose roles have no end and hold for every date.
    public Enterprise(String code, String name, Set<Role> roles) {
        this(
                code,
                name,
                roles.stream()
                        .sorted()
                        .map(role -> new Registration(role, LocalDate.MIN, null))
                        .toList());
    }

    /// A role and the days it holds.
    ///
    /// @param validTo last day, or null when it has no end
    public record Registration(Role role, LocalDate validFrom, @Nullable LocalDate validTo) {
        boolean holdsOn(LocalDate date) {
            return Span.holds(validFrom, validTo, date);
        }
    }

    /// Every role it holds at some time.
    public Set<Role> roles() {
        return registrations.stream()
                .map(Registration::role)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether it may act in this role on that day, as far as the role goes; see
    /// [Registry#obstacle] for all that may stand against it.
    public boolean holds(Role role, LocalDate date) {
        return registrations.stream()
                .anyMatch(
                        registration -> registration.role() == role && registration.holdsOn(date));
    }

    /// Whether it is suspended on that day.
    public boolean isSuspended(LocalDate date) {
        return file.suspensions().stream().anyMatch(suspension -> suspension.holdsOn(date));
    }

    /// Its credit on that day: the decision that came last before it, and 常规 without one
    ///
    public CreditClass credit(LocalDate date) {
        CreditClass credit = CreditClass.ORDINARY;
        for (CreditRating rating : file.ratings()) {
            if (!date.isBefore(rating.validFrom())) {
                credit = rating.credit();
            }
        }
        return credit;
    }

    /// Whether its interface for raw payment data is enabled on that day.
    public boolean answersForRawData(LocalDate date) {
        RawDataInterface.Stage stage = null;
        for (RawDataInterface one : file.rawData()) {
            if (!date.isBefore(one.validFrom())) {
                stage = one.stage();
            }
        }
        return stage == RawDataInterface.Stage.ENABLED;
    }

    Enterprise with(RegistryFile other) {
        return new Enterprise(code, name, registrations, other);
    }

    Enterprise with(List<Registration> other, RegistryFile changed) {
        return new Enterprise(code, name, other, changed);
    }
}
