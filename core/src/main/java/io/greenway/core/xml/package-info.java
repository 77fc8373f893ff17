/// One generic reader and one writer between XML and annotated records; hostile input is refused
/// here. Imports `spec`.
@NullMarked
package io.greenway.core.xml;

import org.jspecify.annotations.NullMarked;
