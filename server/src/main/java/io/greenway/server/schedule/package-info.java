/// What becomes due by the mere passing of time, on one clock that a test can move.
/// Imports nothing of the project.
@NullMarked
package io.greenway.server.schedule;

import org.jspecify.annotations.NullMarked;
