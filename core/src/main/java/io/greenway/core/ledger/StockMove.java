package io.greenway.core.ledger;

import io.greenway.core.message.DossierKey;
import org.jspecify.annotations.Nullable;

/// One movement on a line of a bonded account book. The balance of the line is the sum of its
/// moves.
///
/// @param book number of the account book
/// @param item goods record number of the line
/// @param kind what was done
/// @param dossier on whose behalf; null when a message to the book did it
/// @param quantity positive; of an adjustment it may be negative
public record StockMove(
        String book, String item, Kind kind, @Nullable DossierKey dossier, Quantity quantity) {
    /// What a move does. Names are stored: add, never rename.
    public enum Kind {
        /// 入区: came in by an inbound list 核注清单.
        RECEIVED,
        /// A declaration locks stock.
        LOCKED,
        /// A declaration that was refused gives its stock back.
        UNLOCKED,
        /// 出区: left by the gate.
        TAKEN,
        /// 退货入区: came back saleable.
        RETURNED,
        /// 核销: free stock was destroyed or went back abroad.
        WRITTEN_OFF,
        /// Stock of a declaration was destroyed or went back abroad.
        LOCK_WRITTEN_OFF,
        /// 盘点: what a stocktake found more or less.
        ADJUSTED,
        /// 冻结: cannot be declared while its batch is inspected.
        FROZEN,
        /// 解冻: its batch passed.
        THAWED
    }
}
