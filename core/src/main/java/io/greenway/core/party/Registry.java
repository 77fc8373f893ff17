package io.greenway.core.party;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /// Whether the enterprise may act in this role on that day (R-072 row 3: exact and registered
    /// for that role).
    public boolean isRegistered(String code, Role role, LocalDate date) {
        return find(code).filter(enterprise -> enterprise.holds(role, date)).isPresent();
    }

    /// All of them, in the order they were given.
    public List<Enterprise> enterprises() {
        return List.copyOf(byCode.values());
    }
}
