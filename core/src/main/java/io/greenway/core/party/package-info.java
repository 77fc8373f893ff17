/// Enterprises and what each is registered to do on a date. Imports nothing else of this project.
@NullMarked
package io.greenway.core.party;

import org.jspecify.annotations.NullMarked;
