/// What is told to everybody about the zone: sums of releases and how long they took, never about
/// one enterprise. Imports `money`, `reference`, `party`, `clearance`, `receipt`.
@NullMarked
package io.greenway.core.statistics;

import org.jspecify.annotations.NullMarked;
