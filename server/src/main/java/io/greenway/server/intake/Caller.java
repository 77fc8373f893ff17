package io.greenway.server.intake;

import io.greenway.core.party.Enterprise;

/// Who stands at the door.
public sealed interface Caller {
    /// A system of an enterprise, known by its API key.
    record OfEnterprise(Enterprise enterprise) implements Caller {}

    /// A person who works at the zone.
    ///
    /// @param username login
    /// @param displayName how they are called
    /// @param role such as `operator`
    record Operator(String username, String displayName, String role) implements Caller {}
}
