/// Coverage-guided fuzzing of whatever reads bytes from outside.
@NullMarked
package io.greenway.fuzz;

import org.jspecify.annotations.NullMarked;
