package io.greenway.cli;

import io.greenway.core.message.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// One run of sending and waiting.
final class Submission {
    private static final int AT_ONCE = 4;

    /// Finds the API key to send a file with.
    interface Keys {
        /// The key.
        ///
        /// @throws CommandFailure when there is none
        String of(Shipment shipment);
    }

    private final Door door;
    private final Keys keys;
    private final Watch watch;
    private final SubmitReport report;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    Submission(Door door, Keys keys, Watch watch, SubmitReport report) {
        this.door = door;
        this.keys = keys;
        this.watch = watch;
        this.report = report;
    }

    /// How many messages the door did not take.
    int refusedMessages() {
        return refused.get();
    }

    /// Sends all, and waits until every document is settled.
    ///
    /// @param patience longest time without any news
    /// @return whether all are settled
    /// @throws CommandFailure when the platform cannot be reached
    boolean run(List<Shipment> shipments, Duration patience) throws InterruptedException {
        Map<String, Feed> feeds = new LinkedHashMap<>();
        for (Shipment shipment : shipments) {
            feeds.computeIfAbsent(keys.of(shipment), key -> new Feed(door, key));
            watch.add(shipment);
        }
        feeds.values().forEach(feed -> feed.catchUp(this::earlier));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> following = new ArrayList<>();
            for (Feed feed : feeds.values()) {
                following.add(threads.submit(() -> feed.follow(this::received)));
            }
            try {
                send(shipments);
                watch.news();
                return watch.await(patience);
            } finally {
                feeds.values().forEach(Feed::close);
                finish(following);
            }
        }
    }

    private void send(List<Shipment> shipments) throws InterruptedException {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<?>> sending = new ArrayList<>();
            for (Shipment shipment : shipments) {
                sending.add(threads.submit(() -> send(shipment, shipments.size())));
            }
            try {
                finish(sending);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private void send(Shipment shipment, int all) {
        switch (door.send(shipment.bytes(), keys.of(shipment))) {
            case Reply.Accepted accepted -> report.taken(shipment, accepted);
            case Reply.Refused no -> {
                refused.incrementAndGet();
                watch.remove(shipment);
                report.refused(shipment, no);
            }
        }
        String progress = sent.incrementAndGet() + " of " + all + " messages sent, ";
        report.progress(progress + watch.progress());
    }

    private void earlier(Answer answer) {
        watch.earlier(answer.guid(), answer.returnStatus(), answer.returnInfo());
    }

    private void received(Answer answer) {
        watch.take(answer.guid(), answer.returnStatus(), answer.returnInfo())
                .ifPresent(
                        course -> {
                            report.receipt(course, answer);
                            report.progress(watch.progress());
                        });
    }

    /// Waits for all, and throws what one of them threw.
    private static void finish(List<Future<?>> tasks) throws InterruptedException {
        for (Future<?> task : tasks) {
            try {
                task.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof CommandFailure failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
