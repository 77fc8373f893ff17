/// The journal of everything accepted: durable, idempotent, in one order. Imports `core`, `store`
/// and `vault`.
@NullMarked
package io.greenway.server.journal;

import org.jspecify.annotations.NullMarked;
