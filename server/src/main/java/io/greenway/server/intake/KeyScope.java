package io.greenway.server.intake;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a key may do. A key that names nothing may do all of [#BASE]: those are the keys of before,
/// and those that an administrator of the zone hands out.
public enum KeyScope {
    /// Send documents, answer the inspection.
    SEND,
    /// Read what is its enterprise's own.
    READ,
    /// Ask for payments abroad, and report them.
    PAY,
    /// Give and revoke mandates of its own enterprise.
    MANDATES;

    /// What keys could do before there were scopes.
    public static final Set<KeyScope> BASE = Set.of(SEND, READ, PAY);

    /// What a key may do that names these scopes.
    public static Set<KeyScope> of(Set<String> names) {
        Set<KeyScope> scopes = EnumSet.noneOf(KeyScope.class);
        for (String name : names) {
            named(name).ifPresent(scopes::add);
        }
        if (names.isEmpty()) {
            scopes.addAll(BASE);
        }
        return scopes;
    }

    /// As it is written over the interface.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The scope of that name.
    public static Optional<KeyScope> named(String name) {
        return Arrays.stream(values()).filter(one -> one.json().equals(name)).findFirst();
    }
}
