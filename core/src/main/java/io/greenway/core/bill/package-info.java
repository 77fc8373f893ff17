/// Tax bills 税单: what customs bills for released declarations, how it agrees with the platform's
/// own computation, when it is due. Imports `spec`, `money`, `message`, `reference`.
@NullMarked
package io.greenway.core.bill;

import org.jspecify.annotations.NullMarked;
