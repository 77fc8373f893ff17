/// Signatures over whole messages (XML-DSig; 202205 specification, section 6): making them,
/// verifying them with every reason, and the keys for it. Imports `spec`, `xml`, `message`.
@NullMarked
package io.greenway.core.signature;

import org.jspecify.annotations.NullMarked;
