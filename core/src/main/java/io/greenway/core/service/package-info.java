/// Services around a trade: which mode, which days, which commodity. Pure functions over the same
/// tables and rules as the pipeline. Imports everything but `sample`, `signature` and `envelope`.
@NullMarked
package io.greenway.core.service;

import org.jspecify.annotations.NullMarked;
