/// Events and faults as receipts and as sentences for people in Chinese, English and Swahili. May
/// import every package of core but `sample`.
@NullMarked
package io.greenway.core.receipt;

import org.jspecify.annotations.NullMarked;
