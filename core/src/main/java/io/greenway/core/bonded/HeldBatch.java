package io.greenway.core.bonded;

import io.greenway.core.ledger.Quantity;
import org.jspecify.annotations.Nullable;

/// A bonded batch 批次 as its account book sees it (R-105, R-107; facts: flows 4).
///
/// @param owner enterprise that registered it
/// @param batchNo number that the owner gave it
/// @param item goods record number of the line that it becomes
/// @param frozen whether its stock cannot be declared, because it is inspected or failed
/// @param held what of it lies on the line and cannot be declared
public record HeldBatch(String owner, String batchNo, String item, boolean frozen, Quantity held) {
    boolean is(String ofOwner, @Nullable String number, String ofItem) {
        return owner.equals(ofOwner) && batchNo.equals(number) && item.equals(ofItem);
    }
}
