package io.greenway.core.reference;

import org.jspecify.annotations.Nullable;

/// Through whose hands a row came into its table.
///
/// @param enteredBy who entered it; empty where nobody is on record
/// @param approvedBy who approved it; null until somebody has
public record Hands(String enteredBy, @Nullable String approvedBy) {
    /// Of rows that are carried with the product.
    static final Hands PRODUCT = new Hands("Greenway", null);

    /// Of rows of a version that was loaded from a folder.
    static final Hands LOADED = new Hands("", null);
}
