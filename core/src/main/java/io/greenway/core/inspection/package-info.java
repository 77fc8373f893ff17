/// Inspection and quarantine 检验检疫: who is sampled, control orders, samples, batches, recalls.
/// Imports `spec`, `message`, `reference`, `party`.
@NullMarked
package io.greenway.core.inspection;

import org.jspecify.annotations.NullMarked;
