/// What each of the four regulators sees of one submission, and how it stands with each of them.
/// Imports `spec`, `money`, `message`, `reference`, `match`, `bill`, `inspection`,
/// `clearance`, `exchange`, `desk`, `receipt`.
@NullMarked
package io.greenway.core.regulator;

import org.jspecify.annotations.NullMarked;
