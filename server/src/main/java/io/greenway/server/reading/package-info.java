/// What the door reads of a message: its content, and what verifying its signature found. Read
/// once and handed on; read again from the journal only after a restart. Imports core.
@NullMarked
package io.greenway.server.reading;

import org.jspecify.annotations.NullMarked;
