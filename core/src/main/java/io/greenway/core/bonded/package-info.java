/// Bonded account books 账册 of 1210 and 1239: who keeps which goods where, and what may move in and
/// out. Imports `spec`, `money`, `message`, `reference`, `party`, `ledger`.
@NullMarked
package io.greenway.core.bonded;

import org.jspecify.annotations.NullMarked;
