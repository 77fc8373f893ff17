/// What only a sandbox has: a clock that can be moved, an authority that does as it is told, groups
/// of enterprises. Imports `dispatch`, `intake`, `journal`, `store`, `observe` and core.
@NullMarked
package io.greenway.server.sandbox;

import org.jspecify.annotations.NullMarked;
