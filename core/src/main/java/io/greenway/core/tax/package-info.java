@org.jspecify.annotations.NullMarked
package io.greenway.core.tax;
