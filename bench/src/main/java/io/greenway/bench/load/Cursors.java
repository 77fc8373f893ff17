package io.greenway.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/// Where the receipts of each enterprise end before anything is sent, so that those of before are
/// not counted again. Found by halving, because there may be millions.
final class Cursors {
    private static final int OK = 200;

    private final Connection connection;

    private Cursors(Connection connection) {
        this.connection = connection;
    }

    /// The last cursor of each key; 0 for a key without receipts.
    static Map<String, Long> last(InetSocketAddress address, Iterable<String> keys)
            throws IOException {
        Map<String, Long> last = new HashMap<>();
        try (Connection connection = new Connection(address)) {
            Cursors cursors = new Cursors(connection);
            for (String key : keys) {
                last.put(key, cursors.last(key));
            }
        }
        return last;
    }

    private long last(String key) throws IOException {
        if (!isMoreAfter(key, 0)) {
            return 0;
        }
        long low = 0;
        long high = 1;
        while (isMoreAfter(key, high)) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (isMoreAfter(key, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private boolean isMoreAfter(String key, long cursor) throws IOException {
        Connection.Response page =
                connection.get(key, "/api/v1/receipts?limit=1&wait=0&after=" + cursor);
        if (page.status() != OK) {
            throw new IOException("receipts answered " + page.status());
        }
        boolean[] found = {false};
        ReceiptScan.scan(
                page.body(), page.length(), (type, status, declaration) -> found[0] = true);
        return found[0];
    }
}
