/// Signatures over whole messages (XML-DSig; 202205 specification, section 6). Today the policy
/// only: a signature that comes is kept with the bytes and not verified yet. Imports `spec`.
@NullMarked
package io.greenway.core.signature;

import org.jspecify.annotations.NullMarked;
