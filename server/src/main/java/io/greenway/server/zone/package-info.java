/// The zone file: who takes part, read at the start and written to the registry. Imports `core`,
/// `intake`, `start` and `store`.
@NullMarked
package io.greenway.server.zone;

import org.jspecify.annotations.NullMarked;
