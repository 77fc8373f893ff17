package io.greenway.bench.load;

import java.nio.charset.StandardCharsets;

/// Goes through a page of receipts byte by byte. The server's JSON has no white space between its
/// parts; a full reader would cost as much as making the page.
final class ReceiptScan {
    /// Receives the receipts of a page.
    interface Sink {
        /// A receipt of the page.
        ///
        /// @param type published type, such as `CEB622`
        /// @param status published status
        /// @param declaration index of the declaration; -1 when the receipt names none
        void receipt(String type, String status, int declaration);
    }

    private static final byte[] TYPE = bytes("\"messageType\":\"");
    private static final byte[] COP_NO = bytes("\"copNo\":\"C");
    private static final byte[] STATUS = bytes("\"returnStatus\":\"");
    private static final byte[] NEXT = bytes("\"next\":");
    private static final int DAY = 6;
    private static final int INDEX = 8;

    private ReceiptScan() {}

    /// Goes through a page.
    ///
    /// @return the cursor to ask with next
    static long scan(byte[] page, int length, Sink sink) {
        int at = find(page, 0, length, TYPE);
        while (at >= 0) {
            String type = text(page, at);
            int statusAt = find(page, at, length, STATUS);
            int copNo = find(page, at, statusAt, COP_NO);
            sink.receipt(
                    type, text(page, statusAt), copNo < 0 ? -1 : number(page, copNo + DAY, INDEX));
            at = find(page, statusAt, length, TYPE);
        }
        int next = length - 1;
        while (!(page[next] >= '0' && page[next] <= '9')) {
            next--;
        }
        int first = next;
        while (page[first - 1] >= '0' && page[first - 1] <= '9') {
            first--;
        }
        if (find(page, first - NEXT.length, first, NEXT) != first) {
            throw new IllegalArgumentException("a page must end with its cursor");
        }
        return Long.parseLong(
                new String(page, first, next - first + 1, StandardCharsets.ISO_8859_1));
    }

    private static int number(byte[] page, int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            value = 10 * value + page[i] - '0';
        }
        return value;
    }

    private static String text(byte[] page, int at) {
        int end = at;
        while (page[end] != '"') {
            end++;
        }
        return new String(page, at, end - at, StandardCharsets.ISO_8859_1);
    }

    /// @return the place after the text; -1 when it is not there
    private static int find(byte[] page, int from, int to, byte[] wanted) {
        for (int at = from; at <= to - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && page[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at + same;
            }
        }
        return -1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
