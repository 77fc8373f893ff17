/// Tells authorities what the outbox holds, and brings their answers back in by the journal.
/// Imports `journal`, `store` and core.
@NullMarked
package io.greenway.server.dispatch;

import org.jspecify.annotations.NullMarked;
