/// Bonded account books as people and enterprises keep them: the register, and the messages that
/// move stock. Imports the core, `store`, `registry`, `intake` and the bell of the `pump`.
@NullMarked
package io.greenway.server.bonded;

import org.jspecify.annotations.NullMarked;
