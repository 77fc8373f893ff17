/// The published messages, one record each, names as published. A line that says how long a field
/// may be lives here. Imports `spec`.
@NullMarked
package io.greenway.core.message;

import org.jspecify.annotations.NullMarked;
