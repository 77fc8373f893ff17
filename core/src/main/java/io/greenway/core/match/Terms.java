package io.greenway.core.match;

import io.greenway.core.party.Registry;
import io.greenway.core.reference.Parameters;
import java.time.LocalDate;

/// What the comparison knows besides the documents.
///
/// @param day day on which the inventory was received, in China time; rules in force on it apply
///
/// @param registry who is registered for what
/// @param parameters dated parameters
public record Terms(LocalDate day, Registry registry, Parameters parameters) {}
