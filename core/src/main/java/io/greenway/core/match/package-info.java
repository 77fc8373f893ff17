/// Agreement between the documents of one trade (三单比对, R-072): each row is one named rule.
/// Imports `spec`, `message`, `reference`, `party`.
@NullMarked
package io.greenway.core.match;

import org.jspecify.annotations.NullMarked;
