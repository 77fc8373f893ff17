/// The real process, killed and starved: what was accepted must survive. Tests only.
@NullMarked
package io.greenway.crash;

import org.jspecify.annotations.NullMarked;
