/// Who signs in, what their right is, and when a login is locked: rules that need no clock of their
/// own. Imports `spec`, `reference`.
@NullMarked
package io.greenway.core.account;

import org.jspecify.annotations.NullMarked;
