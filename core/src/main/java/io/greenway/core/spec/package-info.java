/// The words every rule is written in: annotations for fields, faults with permanent numbers, and
/// the outcome of a decision. Imports nothing else of this project.
@NullMarked
package io.greenway.core.spec;

import org.jspecify.annotations.NullMarked;
