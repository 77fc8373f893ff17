/// A quarter of a zone, simulated from a seed over a real platform.
/// Imports anything of the project.
@NullMarked
package io.greenway.server.quarter;

import org.jspecify.annotations.NullMarked;
