/// Keeps what is personal unreadable at rest, and names a person without naming them. Imports
/// `start`; knows keys and bytes, nothing of messages or tables.
@NullMarked
package io.greenway.server.vault;

import org.jspecify.annotations.NullMarked;
