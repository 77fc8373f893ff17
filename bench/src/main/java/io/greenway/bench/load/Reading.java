package io.greenway.bench.load;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Reads every receipt of every enterprise, from where they began to the last, each enterprise in
/// a thread of its own, and again from there while less came than must.
///
/// @param plan whose receipts, and where
/// @param starts cursor of each key before anything was sent
record Reading(LoadPlan plan, Map<String, Long> starts) {
    private static final int PAGE = 1000;
    private static final int OK = 200;
    private static final int BARREN_ROUNDS = 20;
    private static final String INSPECTED = "CEB622 500";

    /// Reads.
    ///
    /// @param figures where it goes: receipts of each type and status, such as `CEB622 120`
    /// @param expected what must come
    void into(Map<String, Object> figures, Map<String, Long> expected)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        ConcurrentMap<String, Long> cursors = new ConcurrentHashMap<>(starts);
        ConcurrentMap<String, Long> counts = new ConcurrentHashMap<>();
        long all = sum(expected);
        round(0, cursors, counts);
        figures.put("readSeconds", (System.nanoTime() - began) / 1e9);
        figures.put("readAtFirst", sum(counts));
        for (int barren = 0; barren < BARREN_ROUNDS && sum(counts) < all; ) {
            long before = sum(counts);
            round(1, cursors, counts);
            barren = sum(counts) > before ? 0 : barren + 1;
        }
        Map<String, Long> found = new TreeMap<>(counts);
        Long inspected = found.remove(INSPECTED);
        figures.put("inspected", inspected == null ? 0 : inspected);
        figures.put("receipts", found);
        figures.put("expected", expected);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(INSPECTED))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void round(
            int wait, ConcurrentMap<String, Long> cursors, ConcurrentMap<String, Long> counts)
            throws IOException, InterruptedException {
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        List<Thread> threads =
                plan.keys().values().stream()
                        .distinct()
                        .map(
                                key ->
                                        Thread.ofPlatform()
                                                .start(
                                                        () -> {
                                                            try {
                                                                read(key, wait, cursors, counts);
                                                            } catch (IOException failed) {
                                                                failure.set(failed);
                                                            }
                                                        }))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void read(
            String key,
            int wait,
            ConcurrentMap<String, Long> cursors,
            ConcurrentMap<String, Long> counts)
            throws IOException {
        try (Connection connection = new Connection(plan.address())) {
            long after = -1;
            long next = cursors.getOrDefault(key, 0L);
            while (next > after) {
                after = next;
                Connection.Response page =
                        connection.get(
                                key,
                                "/api/v1/receipts?limit="
                                        + PAGE
                                        + "&wait="
                                        + wait
                                        + "&after="
                                        + after);
                if (page.status() != OK) {
                    throw new IOException("receipts answered " + page.status());
                }
                next =
                        ReceiptScan.scan(
                                page.body(),
                                page.length(),
                                (type, status, _) ->
                                        counts.merge(type + " " + status, 1L, Long::sum));
            }
            cursors.put(key, next);
        }
    }
}
