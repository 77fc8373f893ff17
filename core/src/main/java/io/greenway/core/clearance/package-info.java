/// The dossier 卷宗 and what may happen to it: `decide` says which events follow from a command,
/// `apply` is the only way in which a dossier changes, and `Clerk` carries commands between
/// dossiers and ledgers. Imports every package of core but `receipt` and `sample`.
@NullMarked
package io.greenway.core.clearance;

import org.jspecify.annotations.NullMarked;
