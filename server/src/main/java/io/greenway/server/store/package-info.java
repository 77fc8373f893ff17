/// The only place that knows SQL: one class a table, hand-written statements. Imports `core`,
/// `start`, `postgres` (for the address) and `vault` (for sealed bytes).
@NullMarked
package io.greenway.server.store;

import org.jspecify.annotations.NullMarked;
