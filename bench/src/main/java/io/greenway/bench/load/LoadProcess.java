package io.greenway.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Sends a data set and watches for the decisions, in a process of its own. Says on its output, a
/// line each, when the ramp-up is over (`ramped`), when all is sent and the last receipt was seen
/// (`ended`), when every receipt was read (`read`), and last what it saw, as JSON.
public final class LoadProcess {
    private static final int ACCEPTED = 202;
    private static final long LOOK_MILLIS = 20;
    private static final int OK = 200;
    private static final int JUMP = 700;
    private static final int SAMPLE = 12;
    private static final int PAGE = 1000;
    private static final int QUIET_SECONDS = 10;
    private static final long GIVE_UP_MILLIS = 30_000;
    private static final int PEAK_SECONDS = 30;

    /// Before an overload, as many send as without one.
    private static final int CALM_CONNECTIONS = 4;

    /// After the overload its many senders come back as late as `Retry-After` asks.
    private static final long OVERLOAD_PAUSE_MILLIS = 1000;
    private static final double DOCUMENTS_A_DECLARATION = 4;

    private final LoadPlan plan;
    private final Map<String, Long> starts;
    private final Flight flight;
    private final Letters letters;
    private final AtomicBoolean ramped = new AtomicBoolean();
    private final AtomicBoolean sent = new AtomicBoolean();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong lastSeen = new AtomicLong();
    private final AtomicLong lastDecided = new AtomicLong();
    private final long began = System.nanoTime();
    private volatile @Nullable Offered offered;

    private LoadProcess(LoadPlan plan) throws IOException {
        this.plan = plan;
        this.starts = Cursors.last(plan.address(), Set.copyOf(plan.keys().values()));
        this.flight = new Flight(plan.segments() * plan.declarationsASegment());
        this.letters =
                new Letters(
                        new DataSet(Path.of(plan.folder()), plan.declarationsASegment()),
                        plan.segments(),
                        plan.discard());
    }

    public static void main(String[] arguments) throws Exception {
        JsonMapper json = new JsonMapper();
        LoadPlan plan = json.readValue(Path.of(arguments[0]).toFile(), LoadPlan.class);
        System.out.println(json.writeValueAsString(new LoadProcess(plan).run()));
    }

    private Map<String, Object> run() throws Exception {
        List<Thread> senders = new ArrayList<>();
        int calm = plan.times() > 0 ? CALM_CONNECTIONS : plan.connections();
        for (int i = 0; i < calm; i++) {
            senders.add(Thread.ofPlatform().start(guarded(this::send)));
        }
        List<Thread> watchers = new ArrayList<>();
        for (String declarant : plan.declarants()) {
            watchers.add(Thread.ofPlatform().start(guarded(() -> watch(declarant))));
        }
        Progress progress = new Progress(flight::highest);
        while (flight.highest() < plan.rampUp()) {
            progress.look();
        }
        double peak = plan.times() > 0 ? overload(senders, progress) : 0;
        int before = flight.highest() + 1;
        long from = System.currentTimeMillis();
        ramped.set(true);
        System.out.println("ramped");
        long until = plan.seconds() > 0 ? from + plan.seconds() * 1000L : Long.MAX_VALUE;
        while (System.currentTimeMillis() < until && senders.stream().anyMatch(Thread::isAlive)) {
            progress.look();
        }
        Map<String, Object> overload = calm(before, peak);
        long calmed = System.currentTimeMillis();
        letters.end();
        join(senders);
        sent.set(true);
        join(watchers);
        System.out.println("ended");
        Map<String, Object> figures = figures(before, from);
        figures.putAll(overload);
        if (!overload.isEmpty()) {
            figures.put("overloadRecoverySeconds", (lastDecided.get() - calmed) / 1000.0);
        }
        if (plan.readAll()) {
            new Reading(plan, starts).into(figures, Expected.of(plan, letters.parts()));
        }
        System.out.println("read");
        return figures;
    }

    /// Sees what the server can do, and then offers many times as much over more connections.
    ///
    /// @return declarations a second before
    private double overload(List<Thread> senders, Progress progress) {
        int first = flight.highest();
        long start = System.nanoTime();
        while (System.nanoTime() - start < PEAK_SECONDS * 1_000_000_000L) {
            progress.look();
        }
        double peak = (flight.highest() - first) / ((System.nanoTime() - start) / 1e9);
        offered = new Offered(plan.times() * peak / declarationsAMessage());
        for (int i = senders.size(); i < plan.connections(); i++) {
            senders.add(Thread.ofVirtual().start(guarded(this::send)));
        }
        return peak;
    }

    /// Ends the overload, if there is one; what is at hand is sent as usual.
    private Map<String, Object> calm(int before, double peak) {
        Offered until = offered;
        offered = null;
        if (until == null) {
            return Map.of();
        }
        Map<String, Object> figures = until.figures(declarationsAMessage());
        double rate = (flight.highest() + 1 - before) / until.seconds();
        figures.put("overloadPeakBefore", Math.round(peak));
        figures.put("overloadDecidedPerSecond", Math.round(rate));
        figures.put("overloadOfPeak", Math.round(100 * rate / peak) / 100.0);
        return figures;
    }

    private double declarationsAMessage() {
        return plan.documents() / DOCUMENTS_A_DECLARATION;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private Map<String, Object> figures(int before, long from) {
        int[] delays = flight.delays();
        int all = declarations();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("segments", letters.parts());
        figures.put("declarations", all - before);
        figures.put("from", from);
        figures.put("decidedAt", lastDecided.get());
        figures.put("to", lastSeen.get());
        figures.put("samples", delays.length);
        figures.put("latencyMillisP50", percentile(delays, 50));
        figures.put("latencyMillisP95", percentile(delays, 95));
        figures.put("latencyMillisP99", percentile(delays, 99));
        figures.put("latencyMillisMax", percentile(delays, 100));
        figures.put("refused", refused.get());
        figures.put("bytes", bytes.get());
        figures.put("allDeclarations", all);
        return figures;
    }

    /// Declarations of the parts that were handed out.
    private int declarations() {
        return letters.parts() * plan.declarationsASegment();
    }

    static double percentile(int[] sorted, int percent) {
        return sorted.length == 0
                ? -1
                : sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)]
                        / 1000.0;
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /// A measurement that lost a thread is none.
    private static Runnable guarded(Work work) {
        return () -> {
            try {
                work.run();
            } catch (IOException | InterruptedException | RuntimeException failed) {
                System.err.println("the load process failed: " + failed);
                System.exit(1);
            }
        };
    }

    private void send() throws IOException, InterruptedException {
        try (Connection connection = new Connection(plan.address())) {
            for (Optional<Letters.Next> next = letters.next();
                    next.isPresent();
                    next = letters.next()) {
                send(connection, next.get());
            }
        }
    }

    private void send(Connection connection, Letters.Next next)
            throws IOException, InterruptedException {
        Segment.Letter letter = next.letter();
        if (plan.rate() > 0) {
            long due = began + (long) (next.declaration() / plan.rate() * 1e9);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
        if (offered == null) {
            flight.await(next.declaration(), plan.window());
        }
        String key = plan.keys().getOrDefault(letter.sender(), "");
        while (true) {
            Offered more = offered;
            if (more != null) {
                more.await();
            }
            long start = System.nanoTime();
            Connection.Response response;
            try {
                response =
                        connection.post(
                                key, next.texts().channel(), letter.offset(), letter.length());
            } catch (IOException broken) {
                if (plan.times() == 0) {
                    throw broken;
                }
                if (more != null) {
                    more.broken();
                }
                connection.reopen();
                continue;
            }
            if (response.status() == ACCEPTED) {
                break;
            }
            if (response.status() != 429 && response.status() != 503) {
                throw new IOException("the server answered " + response.status());
            }
            refused.incrementAndGet();
            if (more != null) {
                more.refused(response.status(), System.nanoTime() - start);
            } else {
                long pause = plan.times() > 0 ? OVERLOAD_PAUSE_MILLIS : LOOK_MILLIS;
                LockSupport.parkNanos(pause * 1_000_000);
            }
        }
        next.texts().taken();
        bytes.addAndGet(letter.length());
        letter.declarations().forEach(flight::accepted);
    }

    /// While messages are sent: waits for a receipt some way ahead of the last one seen, reads a
    /// few, and waits again, which costs little and sees each as soon as it can be read. Once
    /// everything was sent: reads what is left until the last declaration is decided and nothing
    /// comes for a while.
    private void watch(String declarant) throws IOException {
        String key = plan.keys().getOrDefault(declarant, "");
        long cursor = starts.getOrDefault(key, 0L);
        try (Connection connection = new Connection(plan.address())) {
            while (true) {
                boolean last = sent.get();
                long after = last ? cursor : cursor + JUMP;
                Connection.Response page =
                        connection.get(
                                key,
                                "/api/v1/receipts?limit="
                                        + (last ? PAGE : SAMPLE)
                                        + "&wait="
                                        + (last ? QUIET_SECONDS : 1)
                                        + "&after="
                                        + after);
                if (page.status() != OK) {
                    throw new IOException("receipts answered " + page.status());
                }
                boolean counted = ramped.get() && !last;
                long next =
                        ReceiptScan.scan(
                                page.body(),
                                page.length(),
                                (type, status, declaration) ->
                                        receipt(type, status, declaration, counted));
                if (next > after) {
                    lastSeen.accumulateAndGet(System.currentTimeMillis(), Math::max);
                    cursor = next;
                } else if (last && isOver()) {
                    return;
                }
            }
        }
    }

    /// Nothing came for a while, and the last declaration is decided. A service whose cursors grow
    /// in another order than its commits may never show it; counting all receipts will tell.
    private boolean isOver() {
        return flight.highest() + 1 == declarations()
                || System.currentTimeMillis() - lastSeen.get() > GIVE_UP_MILLIS;
    }

    private void receipt(String type, String status, int declaration, boolean counted) {
        if (type.equals("CEB622") && (status.equals("120") || status.equals("100"))) {
            flight.decided(declaration, counted);
            lastDecided.accumulateAndGet(System.currentTimeMillis(), Math::max);
        }
    }
}
