/// What only a sandbox has: a clock that can be moved, an authority that does as it is told, groups
/// of enterprises. Imports `dispatch`, `schedule`, `intake`, `journal`, `store` and core.
@NullMarked
package io.greenway.server.sandbox;

import org.jspecify.annotations.NullMarked;
