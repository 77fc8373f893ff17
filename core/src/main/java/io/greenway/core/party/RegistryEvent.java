package io.greenway.core.party;

import io.greenway.core.spec.Fault;
import java.time.LocalDate;
import java.util.List;
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

    /// Its interface for raw payment data came a stage on, or began anew.
    record RawDataMoved(RawDataInterface step) implements RegistryEvent {}

    /// It may use the green channel.
    ///
    /// @param conduct what spoke for it
    record GreenChannelEntered(LocalDate validFrom, Conduct conduct) implements RegistryEvent {}

    /// It may no longer use the green channel.
    ///
    /// @param lastDay last day on which it might
    /// @param why everything that speaks against it
    record GreenChannelLeft(LocalDate lastDay, List<Fault> why, Conduct conduct)
            implements RegistryEvent {
        public GreenChannelLeft {
            why = List.copyOf(why);
        }
    }

    /// People of the zone keep it out of the green channel.
    record GreenChannelBarred(String note) implements RegistryEvent {}

    /// They no longer do.
    record GreenChannelOpened() implements RegistryEvent {}
}
