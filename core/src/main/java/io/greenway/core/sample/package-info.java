/// Consistent sets of the four documents for tests, demonstrations and measurements, and what
/// must come back for each. All persons, numbers and addresses are made up. Imports `spec`,
/// `message`.
@NullMarked
package io.greenway.core.sample;

import org.jspecify.annotations.NullMarked;
