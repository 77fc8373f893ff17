package io.greenway.server;

import io.greenway.core.signature.SignaturePolicy;
import io.greenway.server.intake.Limits;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// How the platform was asked to run.
///
/// @param data folder for everything it keeps
/// @param host address it listens on
/// @param port port it listens on; 0 takes a free one
/// @param database external PostgreSQL; empty for the one inside
/// @param demo whether to load the demo zone
/// @param zone zone file to load
/// @param signatures whether messages must be signed
/// @param papersWaitDays how many days a dossier waits for its papers; empty for the rule's own
/// @param limits of the door
/// @param gateway the way to a real authority; empty for the built-in one
/// @param sandbox whether it is for rehearsals only, and its clock can be moved
public record Settings(
        Path data,
        String host,
        int port,
        Optional<String> database,
        boolean demo,
        Optional<Path> zone,
        SignaturePolicy signatures,
        OptionalInt papersWaitDays,
        Limits limits,
        Optional<GatewayOptions> gateway,
        boolean sandbox) {
    /// With the built-in authority, in earnest.
    public Settings(
            Path data,
            String host,
            int port,
            Optional<String> database,
            boolean demo,
            Optional<Path> zone,
            SignaturePolicy signatures,
            OptionalInt papersWaitDays,
            Limits limits) {
        this(
                data,
                host,
                port,
                database,
                demo,
                zone,
                signatures,
                papersWaitDays,
                limits,
                Optional.empty(),
                false);
    }
}
