package io.greenway.core.desk;

import io.greenway.core.spec.Fault;

/// One ground on which a task was opened.
///
/// @param fault the rule and both values
/// @param weight points that it counted for; 0 when nothing was counted
public record Ground(Fault fault, int weight) {}
