/// The least that the work can cost: the same steps without a platform around them.
@NullMarked
package io.greenway.bench.floor;

import org.jspecify.annotations.NullMarked;
