package io.greenway.core.party;

import io.greenway.core.reference.Parameters;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which licences a role needs on a day: the parameter `ROLE_LICENCES_` with the role's
/// name lists kinds parted by `|`, of which one is enough.
final class RequiredLicences {
    private RequiredLicences() {}

    /// The kinds of which one is needed; empty when the role needs none.
    static Set<LicenceKind> of(Role role, LocalDate date, Parameters parameters) {
        String key = "ROLE_LICENCES_" + role.name();
        if (!parameters.holds(key, date)) {
            return Set.of();
        }
        return Arrays.stream(parameters.text(key, date).split("\\|"))
                .flatMap(kind -> LicenceKind.named(kind).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether one of the kinds needed is valid on the day, or none is needed.
    static boolean held(Enterprise enterprise, Role role, LocalDate date, Parameters parameters) {
        Set<LicenceKind> kinds = of(role, date, parameters);
        return kinds.isEmpty()
                || enterprise.file().licences().stream()
                        .anyMatch(one -> kinds.contains(one.kind()) && one.holdsOn(date));
    }

    /// Whether those on file have all run out. An enterprise that came with the zone's file has
    /// none on file; the zone has answered for it (R-087 speaks of licences that expired).
    static boolean expired(
            Enterprise enterprise, Role role, LocalDate date, Parameters parameters) {
        List<Licence> licences = enterprise.file().licences();
        if (licences.isEmpty()) {
            return false;
        }
        Set<LicenceKind> kinds = of(role, date, parameters);
        List<Licence> filed = licences.stream().filter(one -> kinds.contains(one.kind())).toList();
        return !filed.isEmpty() && filed.stream().noneMatch(one -> one.holdsOn(date));
    }
}
