package io.greenway.core.ledger;

import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;

/// One movement on an account. The account's balance is the sum of its moves.
///
/// @param account account moved
/// @param kind what was done
/// @param dossier the dossier on whose behalf
/// @param amount CNY, positive
public record LedgerMove(String account, Kind kind, DossierKey dossier, Money amount) {
    /// What a move does.
    public enum Kind {
        /// Quota set aside for a declaration that is under way.
        QUOTA_RESERVED,
        /// A reservation becomes use, at release.
        QUOTA_CONFIRMED,
        /// A reservation is given back.
        QUOTA_RELEASED,
        /// Use is given back, because goods were returned.
        QUOTA_RETURNED,
        /// Tax occupies the guarantee.
        GUARANTEE_OCCUPIED,
        /// The guarantee is free of that tax again.
        GUARANTEE_RELEASED
    }
}
