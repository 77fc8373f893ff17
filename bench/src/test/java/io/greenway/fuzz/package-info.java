/// Fuzzing for a bounded time.
@NullMarked
package io.greenway.fuzz;

import org.jspecify.annotations.NullMarked;
