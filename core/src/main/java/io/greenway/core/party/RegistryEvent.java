package io.greenway.core.party;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What happened to one enterprise in the registry.
public sealed interface RegistryEvent {
    /// It asked to be registered.
    record Applied(String name, @Nullable String creditCode, Set<Role> roles, String enteredBy)
            implements RegistryEvent {
        public Applied {
            roles = Set.copyOf(roles);
        }
    }

    /// A licence or certificate came on file.
    record LicenceFiled(Licence licence) implements RegistryEvent {}

    /// Its papers are in order.
    record DocumentsChecked() implements RegistryEvent {}

    /// Customs has registered it.
    record Registered() implements RegistryEvent {}

    /// It holds a role.
    record RoleGranted(Role role, LocalDate validFrom, @Nullable LocalDate validTo)
            implements RegistryEvent {}

    /// It no longer holds a role.
    ///
    /// @param lastDay last day on which it held it
    record RoleWithdrawn(Role role, LocalDate lastDay) implements RegistryEvent {}

    /// It may not act from that day on.
    record Suspended(Suspension.Reason reason, String note, LocalDate validFrom)
            implements RegistryEvent {}

    /// It may act again.
    ///
    /// @param lastDay last day of the suspension
    record Reinstated(LocalDate lastDay) implements RegistryEvent {}

    /// It was struck off.
    ///
    /// @param lastDay last day on which it might act
    record Cancelled(LocalDate lastDay) implements RegistryEvent {}

    /// Customs rated it.
    record Rated(CreditRating rating) implements RegistryEvent {}

    /// An agent may declare for it.
    record MandateGiven(Mandate mandate) implements RegistryEvent {}

    /// An agent may no longer declare for it.
    ///
    /// @param lastDay last day on which it might
    record MandateRevoked(String agent, LocalDate lastDay) implements RegistryEvent {}
}
