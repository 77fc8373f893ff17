/// Benchmarks of single steps, run by JMH.
@NullMarked
package io.greenway.bench.micro;

import org.jspecify.annotations.NullMarked;
