@NullMarked
package io.greenway.bench.load;

import org.jspecify.annotations.NullMarked;
