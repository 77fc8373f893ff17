/// Carries declarations to a real authority and its answers back to the door.
/// Imports `dispatch`, `intake`, `journal`, `store`, `observe` and core.
@NullMarked
package io.greenway.server.gateway;

import org.jspecify.annotations.NullMarked;
