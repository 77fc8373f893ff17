/// The desks of the four regulators: tasks, who has them, what officers rule and what follows.
/// Imports the rules, `clearance` and `exchange`.
@NullMarked
package io.greenway.core.desk;

import org.jspecify.annotations.NullMarked;
