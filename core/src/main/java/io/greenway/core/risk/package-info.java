/// Customs' risk: named rules with dated weights, and selection by chance that can be recomputed.
/// Imports the rules and `clearance`.
@NullMarked
package io.greenway.core.risk;

import org.jspecify.annotations.NullMarked;
