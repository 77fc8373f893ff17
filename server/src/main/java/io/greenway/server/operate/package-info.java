/// Commands for whoever operates the platform: backup, restore, check of the data, doctor. Imports
/// the rest of the server but `api`; nothing imports it.
@NullMarked
package io.greenway.server.operate;

import org.jspecify.annotations.NullMarked;
