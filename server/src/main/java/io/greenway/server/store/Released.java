package io.greenway.server.store;

import io.greenway.core.clearance.Dossier;
import java.time.Instant;

/// A declaration that was released by work that is committed.
///
/// @param id number of its dossier's row
/// @param dossier as it was then
/// @param at when
public record Released(long id, Dossier dossier, Instant at) {}
