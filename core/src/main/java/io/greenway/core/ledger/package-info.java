/// The buyer's annual quota and the enterprise's guarantee: reserve, confirm, release; never
/// negative, and every move names its dossier. Imports `spec`, `money`, `message`.
@NullMarked
package io.greenway.core.ledger;

import org.jspecify.annotations.NullMarked;
