package io.greenway.core.party;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What may be asked of the registry about one enterprise (facts: flows 12).
public sealed interface RegistryCommand {
    /// Asks for registration.
    ///
    /// @param name registered name
    /// @param creditCode unified social credit code, when the enterprise is named by its customs
    ///     code; or null
    /// @param roles what it wants to be
    record Apply(String name, @Nullable String creditCode, Set<Role> roles)
            implements RegistryCommand {}

    /// Files a licence or certificate, or renews one.
    record FileLicence(Licence licence) implements RegistryCommand {}

    /// Says that the papers were looked at and are in order.
    record CheckDocuments() implements RegistryCommand {}

    /// Says that customs has registered the enterprise. Another person than the one who entered
    /// the application must say so.
    record Register() implements RegistryCommand {}

    /// Grants a role.
    record GrantRole(Role role, LocalDate validFrom, @Nullable LocalDate validTo)
            implements RegistryCommand {}

    /// Takes a role away from today on.
    record WithdrawRole(Role role) implements RegistryCommand {}

    /// Suspends the enterprise from today on.
    record Suspend(Suspension.Reason reason, String note) implements RegistryCommand {}

    /// Lifts the suspension.
    record Reinstate() implements RegistryCommand {}

    /// Strikes the enterprise off, from today on and for good.
    record Cancel() implements RegistryCommand {}

    /// Enters a credit decision of customs.
    record Rate(CreditRating rating) implements RegistryCommand {}

    /// Lets an agent declare for the enterprise.
    record GiveMandate(Mandate mandate) implements RegistryCommand {}

    /// Takes the mandate back from today on.
    record RevokeMandate(String agent) implements RegistryCommand {}

    /// Takes the interface for raw payment data a stage on, or back to the beginning, from today on
    ///
    ///
    /// @param note its address, or how it was tested
    record RawData(RawDataInterface.Stage stage, String note) implements RegistryCommand {}

    /// Keeps the enterprise out of the green channel, from tomorrow on.
    ///
    /// @param note why, for everybody to read
    record BarGreenChannel(String note) implements RegistryCommand {}

    /// No longer keeps it out; whether it comes in follows from its conduct.
    record OpenGreenChannel() implements RegistryCommand {}
}
