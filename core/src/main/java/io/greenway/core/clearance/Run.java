package io.greenway.core.clearance;

import io.greenway.core.message.DossierKey;
import java.time.Instant;

/// Decides a command of a dossier and carries what follows to its end.
@FunctionalInterface
interface Run {
    Decision run(DossierKey key, Command command, Instant now);
}
