package io.greenway.core.party;

import io.greenway.core.party.Enterprise.Registration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How events change an enterprise; the only way in which one changes.
public final class Amendment {
    private Amendment() {}

    /// The enterprise after an event.
    ///
    /// @param before the enterprise; null before it applied
    public static Enterprise apply(String code, @Nullable Enterprise before, RegistryEvent event) {
        Enterprise known = before == null ? new Enterprise(code, code, List.of()) : before;
        RegistryFile file = known.file();
        return switch (event) {
            case RegistryEvent.Applied applied ->
                    new Enterprise(
                            code,
                            applied.name(),
                            List.of(),
                            RegistryFile.of(
                                    EnterpriseStage.APPLIED,
                                    applied.creditCode(),
                                    applied.enteredBy(),
                                    applied.roles()));
            case RegistryEvent.LicenceFiled filed ->
                    known.with(file.withLicences(renewed(file.licences(), filed.licence())));
            case RegistryEvent.DocumentsChecked checked ->
                    known.with(file.with(EnterpriseStage.DOCUMENTS_CHECKED));
            case RegistryEvent.Registered registered ->
                    known.with(file.with(EnterpriseStage.REGISTERED));
            case RegistryEvent.RoleGranted granted ->
                    known.with(
                            and(
                                    known.registrations(),
                                    new Registration(
                                            granted.role(),
                                            granted.validFrom(),
                                            granted.validTo())),
                            file.with(EnterpriseStage.ACTIVE));
            case RegistryEvent.RoleWithdrawn withdrawn ->
                    known.with(
                            ended(
                                    known.registrations(),
                                    held -> held.role() == withdrawn.role(),
                                    withdrawn.lastDay()),
                            file);
            case RegistryEvent.Suspended suspended -> known.with(suspended(file, suspended));
            case RegistryEvent.Reinstated reinstated ->
                    known.with(
                            file.withSuspensions(
                                    EnterpriseStage.ACTIVE,
                                    closed(file.suspensions(), reinstated.lastDay())));
            case RegistryEvent.Cancelled cancelled ->
                    known.with(
                            ended(known.registrations(), held -> true, cancelled.lastDay()),
                            file.with(EnterpriseStage.CANCELLED));
            case RegistryEvent.Rated rated ->
                    known.with(file.withRatings(and(file.ratings(), rated.rating())));
            case RegistryEvent.MandateGiven given ->
                    known.with(file.withMandates(and(file.mandates(), given.mandate())));
            case RegistryEvent.MandateRevoked revoked ->
                    known.with(
                            file.withMandates(
                                    revoked(file.mandates(), revoked.agent(), revoked.lastDay())));
            case RegistryEvent.RawDataMoved(RawDataInterface step) ->
                    known.with(file.withRawData(and(file.rawData(), step)));
            case RegistryEvent.GreenChannelEntered entered ->
                    known.with(file.withGreen(file.green().entered(entered.validFrom())));
            case RegistryEvent.GreenChannelLeft left ->
                    known.with(file.withGreen(file.green().left(left.lastDay(), left.why())));
            case RegistryEvent.GreenChannelBarred barred ->
                    known.with(file.withGreen(file.green().barred(barred.note())));
            case RegistryEvent.GreenChannelOpened opened ->
                    known.with(file.withGreen(file.green().barred(null)));
        };
    }

    private static RegistryFile suspended(RegistryFile file, RegistryEvent.Suspended event) {
        var suspension = new Suspension(event.reason(), event.note(), event.validFrom(), null);
        return file.withSuspensions(EnterpriseStage.SUSPENDED, and(file.suspensions(), suspension));
    }

    /// The same kind and number filed again is a correction.
    private static List<Licence> renewed(List<Licence> licences, Licence licence) {
        List<Licence> kept = new ArrayList<>(licences);
        kept.removeIf(one -> one.kind() == licence.kind() && one.number().equals(licence.number()));
        kept.add(licence);
        return kept;
    }

    private static List<Registration> ended(
            List<Registration> registrations, Predicate<Registration> which, LocalDate lastDay) {
        return registrations.stream()
                .filter(held -> !which.test(held) || !held.validFrom().isAfter(lastDay))
                .map(held -> which.test(held) ? ending(held, lastDay) : held)
                .toList();
    }

    private static Registration ending(Registration held, LocalDate lastDay) {
        LocalDate end = Span.earlier(held.validTo(), lastDay);
        return new Registration(held.role(), held.validFrom(), end);
    }

    private static List<Suspension> closed(List<Suspension> suspensions, LocalDate lastDay) {
        return each(
                suspensions,
                one ->
                        new Suspension(
                                one.reason(),
                                one.note(),
                                one.validFrom(),
                                Span.earlier(one.validTo(), lastDay)));
    }

    /// A mandate that is taken back stays on file, even one that never came to hold: the seller
    /// has named its agents all the same.
    private static List<Mandate> revoked(List<Mandate> mandates, String agent, LocalDate lastDay) {
        return each(
                mandates,
                one ->
                        one.agent().equals(agent)
                                ? new Mandate(
                                        agent,
                                        one.validFrom(),
                                        Span.earlier(one.validTo(), lastDay))
                                : one);
    }

    private static <T> List<T> each(List<T> list, Function<T, T> change) {
        return list.stream().map(change).toList();
    }

    private static <T> List<T> and(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return all;
    }
}
