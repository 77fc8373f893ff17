package io.greenway.server.store;

import com.github.luben.zstd.Zstd;
import io.greenway.core.receipt.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// The receipts that one transaction made for one enterprise, as they are stored: one compressed
/// text, a line a receipt. Ten receipts a declaration would be ten rows and twenty index entries;
/// this is one row for some hundred of them.
final class ReceiptPage {
    /// Most receipts of a page: whoever reads one receipt unpacks its page.
    static final int MOST = 500;

    /// Stand between the fields and at the end of a receipt; no XML text can hold them.
    private static final String FIELD = "\u001e";

    private static final String END = "\u001d";
    private static final int FAST = 1;

    private ReceiptPage() {}

    /// The stored form of some receipts.
    static byte[] pack(List<Receipt> receipts) {
        StringBuilder text = new StringBuilder(receipts.size() * 256);
        for (Receipt receipt : receipts) {
            ReceiptTable.fields(receipt, field -> text.append(field).append(FIELD));
            text.append(END);
        }
        return Zstd.compress(text.toString().getBytes(StandardCharsets.UTF_8), FAST);
    }

    /// The receipts of a page.
    ///
    /// @throws IllegalStateException when it is damaged
    static List<Receipt> unpack(String owner, byte[] page) {
        byte[] text = new byte[Math.toIntExact(Zstd.getFrameContentSize(page))];
        if (Zstd.isError(Zstd.decompress(text, page))) {
            throw new IllegalStateException("a page of receipts of " + owner + " is damaged");
        }
        return Stream.of(new String(text, StandardCharsets.UTF_8).split(END))
                .map(line -> ReceiptTable.receipt(owner, line.split(FIELD, -1)))
                .toList();
    }
}
