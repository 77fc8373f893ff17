package io.greenway.server.store;

import io.greenway.core.bonded.BookRegister;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.receipt.Receipts;
import java.util.function.Supplier;

/// What the store needs besides the database to turn rows into dossiers and events into receipts.
///
/// @param documents where documents are fetched from
/// @param codec stored form of events
/// @param histories reads them for people, whose documents are not those that the pump has at hand
/// @param receipts which receipts an event makes
/// @param buyers pseudonyms of buyers
/// @param accountBooks bonded account books as of now
/// @param credit classes of enterprises as of now
public record ClearanceContext(
        EventCodec.Documents documents,
        EventCodec codec,
        EventCodec histories,
        Receipts receipts,
        Terms.Buyers buyers,
        Supplier<BookRegister> accountBooks,
        ReleaseTable.Credit credit) {
    String buyer(InventoryHead head) {
        return buyers.pseudonym(head.ebpCode(), head.buyerIdType(), head.buyerIdNumber());
    }
}
