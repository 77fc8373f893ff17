/// Enterprises, what each is registered to do on a date, and how the registry changes. Imports
/// `spec` and `reference`.
@NullMarked
package io.greenway.core.party;

import org.jspecify.annotations.NullMarked;
