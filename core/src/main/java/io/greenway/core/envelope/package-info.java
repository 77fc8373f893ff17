/// Transport envelopes of the exchange platform DXP: opened, made, split for several receivers,
/// and answered. What is inside is the task of `message` and `check`.
@NullMarked
package io.greenway.core.envelope;

import org.jspecify.annotations.NullMarked;
