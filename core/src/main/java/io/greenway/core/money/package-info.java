/// Amounts of yuan and rates, exact, never floating point. Imports nothing else of this project.
@NullMarked
package io.greenway.core.money;

import org.jspecify.annotations.NullMarked;
