package io.greenway.core.statistics;

/// A sum under its key.
///
/// @param key code of the dimension; empty for what is withheld one by one, together
public record Cell(String key, Sum sum) {}
