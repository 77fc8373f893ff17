/// The commands of `greenway` that need no platform of their own: they make, send and compute.
/// Imports `core`.
@NullMarked
package io.greenway.cli;

import org.jspecify.annotations.NullMarked;
