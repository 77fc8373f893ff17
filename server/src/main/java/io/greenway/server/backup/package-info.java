/// Backups: one archive with everything that the platform keeps, taken while it works, and put
/// back elsewhere. Imports `start`, `postgres`, `store` and `vault`; knows archives and files.
@NullMarked
package io.greenway.server.backup;

import org.jspecify.annotations.NullMarked;
