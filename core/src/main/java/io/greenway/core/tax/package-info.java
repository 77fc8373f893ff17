/// Duty, consumption tax, VAT, limits, apportionment, deadlines and returns of retail imports, as
/// pure functions. Imports `spec`, `money` and `reference`.
@NullMarked
package io.greenway.core.tax;

import org.jspecify.annotations.NullMarked;
