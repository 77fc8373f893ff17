package io.greenway.cli;

import java.util.List;

/// Receipts that came after a cursor, in order.
///
/// @param receipts the receipts
/// @param next cursor to go on from
record ReceiptPage(List<Item> receipts, String next) {
    ReceiptPage {
        receipts = List.copyOf(receipts);
    }

    /// One receipt.
    ///
    /// @param messageType type of the receipt message, as `CEB622`
    /// @param returnStatus published status
    /// @param returnInfo its text
    /// @param xml the whole receipt message
    record Item(String messageType, String returnStatus, String returnInfo, String xml) {}
}
