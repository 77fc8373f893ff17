package io.greenway.core.party;

import java.util.Set;

/// A registered enterprise.
///
/// @param code customs registration code (10) or unified social credit code (18)
/// @param name registered name
/// @param roles what it may act as
public record Enterprise(String code, String name, Set<Role> roles) {
    public Enterprise {
        roles = Set.copyOf(roles);
    }
}
