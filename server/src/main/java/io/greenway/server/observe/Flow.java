package io.greenway.server.observe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Follows messages from the door to their receipts. When a message became durable, and in which
/// trace, is kept in memory only, for the newest 65,536; after a restart those on the way are
/// decided without being followed.
public final class Flow {
    private static final int FOLLOWED = 1 << 16;

    /// What is known of the message at a position. Door and pump each put down what they know, and
    /// whoever comes second finds it: the pump may well be done before the door hears of the
    // commit.
    private sealed interface Slot {}

    /// A message that is durable.
    private record Trail(long position, long enteredNanos, long durableNanos, Traces.Mark mark)
            implements Slot {}

    /// A message that is decided.
    private record Done(long position, long takenNanos, long nanos, Traces.Mark batch)
            implements Slot {}

    private final Meters meters;
    private final Traces traces;
    private final AtomicReferenceArray<@Nullable Slot> slots = new AtomicReferenceArray<>(FOLLOWED);
    private volatile long lastDurable = System.nanoTime();
    private volatile long lastBusy = lastDurable - 1;

    public Flow(Meters meters, Traces traces) {
        this.meters = meters;
        this.traces = traces;
    }

    /// Nobody watches, as in tests of one part.
    public static Flow unwatched() {
        return new Flow(new Meters(), Traces.off());
    }

    /// A request has come to the door.
    ///
    /// @param header of the request by its name, null when there is none; `traceparent` is heeded
    public Visit enter(UnaryOperator<@Nullable String> header) {
        return new Visit(traces.enter("POST /api/v1/messages", header));
    }

    /// A request at the door, from its arrival to its answer.
    public final class Visit implements AutoCloseable {
        private final long entered = System.nanoTime();
        private final Traces.Span span;

        private Visit(Traces.Span span) {
            this.span = span;
        }

        /// It was taken.
        public void accepted(long position, int documents) {
            long now = System.nanoTime();
            lastDurable = now;
            meters.accepted(documents, now - entered);
            span.attribute("greenway.position", position);
            span.attribute("greenway.documents", documents);
            follow(position, entered, now, span.mark());
        }

        /// It was not taken.
        ///
        /// @param outcome what the door answered, such as `malformed`
        /// @param faults numbers of what was wrong with it
        public void refused(String outcome, Collection<Integer> faults) {
            if (outcome.equals("busy")) {
                lastBusy = System.nanoTime();
            }
            meters.refused(outcome, faults);
            span.attribute("greenway.outcome", outcome);
        }

        @Override
        public void close() {
            span.close();
        }
    }

    /// A step of the work for the message at hand; ends with [Traces.Span#close].
    public Traces.Span step(String name) {
        return traces.step(name);
    }

    /// The dispatcher delivers a request to an authority, because of the batch decided last.
    public Traces.Span dispatch() {
        return traces.dispatch();
    }

    /// An answer of an authority is durable.
    public void answered(long position, int requests, Traces.Span span) {
        long now = System.nanoTime();
        meters.dispatched(requests);
        follow(position, now, now, span.mark());
    }

    private void follow(long position, long entered, long durable, Traces.Mark mark) {
        var trail = new Trail(position, entered, durable, mark);
        int at = (int) (position % FOLLOWED);
        if (slots.getAndSet(at, trail) instanceof Done done && done.position() == position) {
            finish(trail, done);
            slots.compareAndSet(at, trail, null);
        }
    }

    private void finish(Trail trail, Done done) {
        meters.stage(Stage.WAIT, Math.max(0, done.takenNanos() - trail.durableNanos()));
        meters.stage(Stage.ALL, Math.max(0, done.nanos() - trail.enteredNanos()));
        traces.cleared(
                trail.mark(), done.batch(), Math.max(0, done.nanos() - trail.durableNanos()));
    }

    /// The pump takes a batch up.
    public Batch take(long first, long last) {
        return new Batch(first, last);
    }

    /// A batch, from the moment it is taken up until its receipts can be read.
    public final class Batch {
        private final long taken = System.nanoTime();
        private final long first;
        private final long last;
        private final Traces.Span span;

        private Batch(long first, long last) {
            this.first = first;
            this.last = last;
            span = traces.batch(this::marks);
        }

        private List<Traces.Mark> marks() {
            List<Traces.Mark> marks = new ArrayList<>();
            for (long position = first; position <= last; position++) {
                if (slots.get((int) (position % FOLLOWED)) instanceof Trail trail
                        && trail.position() == position) {
                    marks.add(trail.mark());
                }
            }
            return marks;
        }

        /// All of it is committed.
        ///
        /// @param documents that it held
        /// @param refusals number of each fault that refused a document
        public void committed(int documents, Collection<Integer> refusals) {
            long now = System.nanoTime();
            int messages = Math.toIntExact(last - first + 1);
            meters.decided(messages, documents, refusals);
            meters.stage(Stage.DECIDE, now - taken);
            span.attribute("greenway.messages", messages);
            span.attribute("greenway.documents", documents);
            for (long position = first; position <= last; position++) {
                var done = new Done(position, taken, now, span.mark());
                int at = (int) (position % FOLLOWED);
                if (slots.getAndSet(at, done) instanceof Trail trail
                        && trail.position() == position) {
                    finish(trail, done);
                    slots.compareAndSet(at, done, null);
                }
            }
            span.close();
        }

        /// It was not committed.
        public void failed() {
            span.attribute("error", true);
            span.close();
        }
    }

    /// What verifying a signature found.
    ///
    /// @param faults numbers of what spoke against it, with blanks between; empty when it is valid
    public void signature(String faults) {
        meters.signature(faults);
    }

    /// Whether the last that came to the journal was turned away.
    boolean journalStands() {
        return lastBusy - lastDurable > 0;
    }
}
