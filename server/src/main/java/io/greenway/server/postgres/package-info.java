/// A real PostgreSQL inside the platform: unpacked, initialised, started, watched and stopped.
/// Imports `start`; knows processes and files, and no table.
@NullMarked
package io.greenway.server.postgres;

import org.jspecify.annotations.NullMarked;
