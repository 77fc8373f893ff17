/// The rules of the house, held mechanically: who may import whom, and how a source looks. May
/// import nothing of this project.
@NullMarked
package io.greenway.house;

import org.jspecify.annotations.NullMarked;
