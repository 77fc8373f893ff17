package io.greenway.core.party;

import io.greenway.core.reference.Parameters;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The enterprises of the zone at one moment, looked up by code. It never changes; a change of
/// registration makes a new registry.
public final class Registry {
    private final Map<String, Enterprise> byCode;

    private Registry(Map<String, Enterprise> byCode) {
        this.byCode = byCode;
    }

    /// A registry of these enterprises.
    ///
    /// @throws IllegalArgumentException if two enterprises have the same code
    public static Registry of(Collection<Enterprise> enterprises) {
        Map<String, Enterprise> byCode = new LinkedHashMap<>();
        for (Enterprise enterprise : enterprises) {
            if (byCode.putIfAbsent(enterprise.code(), enterprise) != null) {
                throw new IllegalArgumentException("Enterprise twice: " + enterprise.code());
            }
        }
        return new Registry(byCode);
    }

    /// The enterprise of that code, exact and case-sensitive, if it is registered at all.
    public Optional<Enterprise> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /// How far two enterprises are trusted together on a day; whoever is not known has 常规 and is
    /// not in the green channel.
    public Trust trust(String one, String other, LocalDate date) {
        CreditClass first = credit(one, date);
        CreditClass second = credit(other, date);
        return new Trust(
                first.compareTo(second) > 0 ? first : second,
                isGreen(one, date) && isGreen(other, date));
    }

    private boolean isGreen(String code, LocalDate date) {
        return find(code).filter(one -> one.file().green().holdsOn(date)).isPresent();
    }

    /// The class of an enterprise on a day; whoever is not known has 常规.
    public CreditClass credit(String code, LocalDate date) {
        return find(code).map(enterprise -> enterprise.credit(date)).orElse(CreditClass.ORDINARY);
    }

    /// Whether the enterprise may act in this role on that day (R-072 row 3: exact and registered
    /// for that role).
    public boolean isRegistered(String code, Role role, LocalDate date) {
        return find(code).filter(enterprise -> enterprise.holds(role, date)).isPresent();
    }

    /// What stands against the enterprise acting in this role on that day; null when nothing does.
    public @Nullable Obstacle obstacle(
            String code, Role role, LocalDate date, Parameters parameters) {
        Enterprise enterprise = byCode.get(code);
        if (enterprise == null || !enterprise.holds(role, date)) {
            return Obstacle.NOT_REGISTERED;
        }
        if (enterprise.isSuspended(date)) {
            return Obstacle.SUSPENDED;
        }
        if (RequiredLicences.expired(enterprise, role, date, parameters)) {
            return Obstacle.LICENCE_EXPIRED;
        }
        return role == Role.PLATFORM
                        && parameters.flag("RAW_DATA_REQUIRED", date)
                        && !enterprise.answersForRawData(date)
                ? Obstacle.RAW_DATA_INTERFACE
                : null;
    }

    /// Whether the agent may declare for the seller on that day. A seller that has named its
    /// agents is declared for by them alone, from the first day of the first mandate on, so that
    /// what was declared before stays right; one that has named none by any agent, unless the
    /// parameter `MANDATE_REQUIRED` says otherwise. Nobody needs a mandate for itself.
    public boolean mayDeclareFor(
            String agent, String seller, LocalDate date, Parameters parameters) {
        Enterprise principal = byCode.get(seller);
        if (principal == null || agent.equals(seller)) {
            return true;
        }
        List<Mandate> mandates =
                principal.file().mandates().stream()
                        .filter(mandate -> !mandate.validFrom().isAfter(date))
                        .toList();
        if (mandates.isEmpty()) {
            return !parameters.holds("MANDATE_REQUIRED", date)
                    || !parameters.flag("MANDATE_REQUIRED", date);
        }
        return mandates.stream()
                .anyMatch(mandate -> mandate.agent().equals(agent) && mandate.holdsOn(date));
    }

    /// All of them, in the order they were given.
    public List<Enterprise> enterprises() {
        return List.copyOf(byCode.values());
    }
}
