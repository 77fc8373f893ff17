package io.greenway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people at the portal read while declarations come in: lists of dossiers, one dossier with
/// its lanes and its papers side by side, and what the zone publishes. So many people look at a
/// page each second of their own; who has not been answered yet asks nothing more. Their processor
/// time is that of the process that measures, and in no figure.
final class PortalReads implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PEOPLE = 40;
    private static final int OK = 200;
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final Subject subject;
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ConcurrentMap<String, List<Double>> millis = new ConcurrentHashMap<>();
    private final AtomicLong failed = new AtomicLong();
    private final long began = System.nanoTime();
    private final List<Thread> people = new ArrayList<>();

    PortalReads(Subject subject) {
        this.subject = subject;
        List<String> keys = subject.keys().values().stream().distinct().sorted().toList();
        for (int person = 0; person < PEOPLE; person++) {
            String key = keys.get(person % keys.size());
            Random random = new Random(person);
            people.add(Thread.ofVirtual().start(() -> look(key, random)));
        }
    }

    private void look(String key, Random random) {
        long next = System.nanoTime() + random.nextLong(TimeUnit.SECONDS.toNanos(1));
        try {
            while (!closing.await(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                next = Math.max(next + TimeUnit.SECONDS.toNanos(1), System.nanoTime());
                try {
                    page(key, random);
                } catch (IOException | RuntimeException notAsExpected) {
                    failed.incrementAndGet();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void page(String key, Random random) throws IOException, InterruptedException {
        LocalDate today = LocalDate.now(CHINA);
        switch (random.nextInt(4)) {
            case 0 -> read(key, "list", "/api/v1/dossiers?limit=50");
            case 1 -> dossier(key, random);
            case 2 -> read(key, "zone", "/api/v1/statistics/zone?from=" + today + "&to=" + today);
            default -> read(key, "day", "/api/v1/statistics/day?day=" + today);
        }
    }

    private void dossier(String key, Random random) throws IOException, InterruptedException {
        JsonNode list = read(key, "list", "/api/v1/dossiers?limit=50").path("dossiers");
        if (list.isEmpty()) {
            return;
        }
        JsonNode one = list.get(random.nextInt(list.size()));
        String address =
                "/api/v1/dossiers/%s/%s"
                        .formatted(one.get("ebpCode").asString(), one.get("orderNo").asString());
        read(key, "dossier", address);
        read(key, "lanes", address + "/lanes");
        read(key, "comparison", address + "/comparison");
    }

    private JsonNode read(String key, String kind, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(subject.address() + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + key)
                        .build();
        long from = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            failed.incrementAndGet();
            return JSON.createObjectNode();
        }
        List<Double> times = millis.computeIfAbsent(kind, _ -> new ArrayList<>());
        synchronized (times) {
            times.add((System.nanoTime() - from) / 1e6);
        }
        return JSON.readTree(answer.body());
    }

    /// Ends, and writes down how many reads there were and how long each kind took.
    void report(Map<String, Object> figures) throws InterruptedException {
        close();
        for (Thread person : people) {
            person.join();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long all = millis.values().stream().mapToLong(List::size).sum();
        figures.put("portalReadsPerSecond", Math.round(10 * all / seconds) / 10.0);
        figures.put("portalReadsFailed", failed.get());
        Map<String, Object> kinds = new TreeMap<>();
        millis.forEach((kind, times) -> kinds.put(kind, spread(times)));
        figures.put("portalReads", kinds);
    }

    private static Map<String, Object> spread(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        Map<String, Object> spread = new TreeMap<>();
        spread.put("count", sorted.size());
        spread.put("millisP50", at(sorted, 0.50));
        spread.put("millisP95", at(sorted, 0.95));
        spread.put("millisP99", at(sorted, 0.99));
        return spread;
    }

    private static double at(List<Double> sorted, double part) {
        return Math.round(10 * sorted.get((int) (part * (sorted.size() - 1)))) / 10.0;
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
