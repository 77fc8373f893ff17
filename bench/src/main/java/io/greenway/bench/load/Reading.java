package io.greenway.bench.load;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Reads every receipt of every enterprise, from the first cursor to the last, each enterprise in
/// a thread of its own.
///
/// @param plan whose receipts, and where
record Reading(LoadPlan plan) {
    private static final int PAGE = 1000;
    private static final int OK = 200;

    /// How many receipts there are of each type and status, such as `CEB622 120`.
    Map<String, Long> all() throws IOException, InterruptedException {
        ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        var threads =
                plan.keys().values().stream()
                        .distinct()
                        .map(key -> Thread.ofPlatform().start(() -> read(key, counts, failure)))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }

    private void read(
            String key,
            ConcurrentMap<String, LongAdder> counts,
            AtomicReference<@Nullable IOException> failure) {
        try (Connection connection = new Connection(plan.address())) {
            long after = -1;
            long next = 0;
            while (next > after) {
                after = next;
                Connection.Response page =
                        connection.get(key, "/api/v1/receipts?limit=" + PAGE + "&after=" + after);
                if (page.status() != OK) {
                    throw new IOException("receipts answered " + page.status());
                }
                next =
                        ReceiptScan.scan(
                                page.body(),
                                page.length(),
                                (type, status, _) ->
                                        counts.computeIfAbsent(
                                                        type + " " + status, _ -> new LongAdder())
                                                .increment());
            }
        } catch (IOException failed) {
            failure.set(failed);
        }
    }
}
