package io.greenway.core.party;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where an application stands, until the registry goes on with the enterprise (facts: flows 12).
public enum ApplicationState {
    /// It waits for the zone.
    WAITING,
    /// The zone waits for papers.
    PAPERS,
    /// Its papers are in order and the registry has taken it up.
    APPROVED,
    /// The zone refused it.
    REFUSED;

    /// Whether somebody may still do something about it.
    public boolean isOpen() {
        return this == WAITING || this == PAPERS;
    }

    /// The name in data and answers: `waiting`.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of that name, if there is one.
    public static Optional<ApplicationState> named(String json) {
        return Arrays.stream(values()).filter(state -> state.json().equals(json)).findFirst();
    }
}
