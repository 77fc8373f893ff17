/// The registry as people of the zone change it: commands in, decisions into the log. May import
/// `core`, `server.store` and `server.intake`.
@NullMarked
package io.greenway.server.registry;

import org.jspecify.annotations.NullMarked;
