/// Documents to print: what stands on them, and how it is set on a sheet.
@NullMarked
package io.greenway.server.paper;

import org.jspecify.annotations.NullMarked;
