/// What sends and reads at a measurement: data sets made beforehand, and a lean client in a process
/// of its own.
@NullMarked
package io.greenway.bench.load;

import org.jspecify.annotations.NullMarked;
