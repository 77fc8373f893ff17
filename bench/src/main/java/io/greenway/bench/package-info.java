/// Load, benchmarks, and the tests that need every module. May import everything; nothing imports
/// it.
@NullMarked
package io.greenway.bench;

import org.jspecify.annotations.NullMarked;
