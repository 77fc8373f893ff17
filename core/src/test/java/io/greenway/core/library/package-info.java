/// The module seen from another project.
@NullMarked
package io.greenway.core.library;

import org.jspecify.annotations.NullMarked;
