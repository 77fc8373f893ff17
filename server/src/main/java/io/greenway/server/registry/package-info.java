/// The registry as people of the zone change it: commands in, decisions into the log. May import
/// `core`, `server.store`, `server.intake`, `server.vault` and `server.schedule`.
@NullMarked
package io.greenway.server.registry;

import org.jspecify.annotations.NullMarked;
