/// Rules inside one document: what it must satisfy before anything is compared with it.
/// Imports `spec`, `message`, `reference`, `party`.
@NullMarked
package io.greenway.core.check;

import org.jspecify.annotations.NullMarked;
