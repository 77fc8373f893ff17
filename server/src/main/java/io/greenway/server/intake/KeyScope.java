package io.greenway.server.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an administrator may let a key do besides sending documents and reading what is its
/// enterprise's own.
public enum KeyScope {
    /// Give and revoke mandates of its own enterprise.
    MANDATES;

    /// As it is written over the interface.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The scope of that name.
    public static Optional<KeyScope> named(String name) {
        return Arrays.stream(values()).filter(one -> one.json().equals(name)).findFirst();
    }
}
