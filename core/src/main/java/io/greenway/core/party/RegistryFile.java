package io.greenway.core.party;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the registry holds about an enterprise besides its roles.
///
/// @param stage how far it has come
/// @param creditCode unified social credit code when its own code is that of customs; or null
/// @param enteredBy who entered the application; empty for one that came with the zone's file
/// @param asked roles it asked for
/// @param licences licences and certificates, oldest first
/// @param ratings its credit, oldest decision first
/// @param mandates agents that may declare for it
/// @param suspensions days on which it may not act
/// @param green its days in the green channel
/// @param rawData stages of the interface for raw payment data, oldest first
public record RegistryFile(
        EnterpriseStage stage,
        @Nullable String creditCode,
        String enteredBy,
        Set<Role> asked,
        List<Licence> licences,
        List<CreditRating> ratings,
        List<Mandate> mandates,
        List<Suspension> suspensions,
        GreenFile green,
        List<RawDataInterface> rawData) {
    /// Of an enterprise that the zone's file names: active, with nothing on file.
    public static final RegistryFile ADMITTED = of(EnterpriseStage.ACTIVE, null, "", Set.of());

    public RegistryFile {
        asked = Set.copyOf(asked);
        licences = List.copyOf(licences);
        ratings = List.copyOf(ratings);
        mandates = List.copyOf(mandates);
        suspensions = List.copyOf(suspensions);
        rawData = List.copyOf(rawData);
    }

    static RegistryFile of(
            EnterpriseStage stage, @Nullable String creditCode, String enteredBy, Set<Role> asked) {
        return new RegistryFile(
                stage,
                creditCode,
                enteredBy,
                asked,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                GreenFile.NONE,
                List.of());
    }

    RegistryFile with(EnterpriseStage other) {
        return new RegistryFile(
                other,
                creditCode,
                enteredBy,
                asked,
                licences,
                ratings,
                mandates,
                suspensions,
                green,
                rawData);
    }

    RegistryFile withLicences(List<Licence> other) {
        return new RegistryFile(
                stage,
                creditCode,
                enteredBy,
                asked,
                other,
                ratings,
                mandates,
                suspensions,
                green,
                rawData);
    }

    RegistryFile withRatings(List<CreditRating> other) {
        return new RegistryFile(
                stage,
                creditCode,
                enteredBy,
                asked,
                licences,
                other,
                mandates,
                suspensions,
                green,
                rawData);
    }

    RegistryFile withMandates(List<Mandate> other) {
        return new RegistryFile(
                stage,
                creditCode,
                enteredBy,
                asked,
                licences,
                ratings,
                other,
                suspensions,
                green,
                rawData);
    }

    RegistryFile withSuspensions(EnterpriseStage next, List<Suspension> other) {
        return new RegistryFile(
                next,
                creditCode,
                enteredBy,
                asked,
                licences,
                ratings,
                mandates,
                other,
                green,
                rawData);
    }

    RegistryFile withGreen(GreenFile other) {
        return new RegistryFile(
                stage,
                creditCode,
                enteredBy,
                asked,
                licences,
                ratings,
                mandates,
                suspensions,
                other,
                rawData);
    }

    RegistryFile withRawData(List<RawDataInterface> other) {
        return new RegistryFile(
                stage,
                creditCode,
                enteredBy,
                asked,
                licences,
                ratings,
                mandates,
                suspensions,
                green,
                other);
    }
}
