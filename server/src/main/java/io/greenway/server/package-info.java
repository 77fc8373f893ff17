/// The running platform: its command line, and the one place where its parts are put together.
/// Imports every package of the server.
@NullMarked
package io.greenway.server;

import org.jspecify.annotations.NullMarked;
