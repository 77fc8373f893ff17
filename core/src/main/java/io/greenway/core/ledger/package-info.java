/// The buyer's annual quota, the enterprise's guarantee and the lines of bonded account books:
/// reserve, confirm, release; never negative, and every move names what it is for. Imports `spec`,
/// `money`, `message`.
@NullMarked
package io.greenway.core.ledger;

import org.jspecify.annotations.NullMarked;
