/// Takes the journal message by message to its end: verify, read, decide, write. Imports
/// `journal`, `store` and core.
@NullMarked
package io.greenway.server.pump;

import org.jspecify.annotations.NullMarked;
