package io.greenway.bench;

import io.greenway.bench.load.Shape;
import java.util.Locale;

/// What is measured.
enum Mode {
    /// Messages of 100 documents.
    BATCH(Shape.PLAIN, 100, 5000, 20_000, 4, 8000),
    /// Messages of one document.
    SINGLE(Shape.PLAIN, 1, 1000, 5000, 16, 2000),
    /// Messages of 100 documents, as they come in practice: some disagree, some come late, some
    /// come twice, and customs inspects some.
    MIXED(Shape.MIXED, 100, 5000, 20_000, 4, 16_000),
    /// As `batch`, at a held rate and for an hour, to see what grows.
    SOAK(Shape.PLAIN, 100, 5000, 20_000, 4, 20_000),
    /// As `batch`, but ten times as much is offered as was seen to be possible just before,
    /// over a thousand connections.
    OVERLOAD(Shape.PLAIN, 100, 5000, 20_000, 1000, 8000),
    /// As `batch`, while people read at the portal.
    PORTAL(Shape.PLAIN, 100, 5000, 20_000, 4, 8000),
    /// As `batch`, against the service that one would write instead.
    BASELINE(Shape.PLAIN, 100, 5000, 5000, 4, 8000);

    private final Shape shape;
    private final int documents;
    private final int segment;
    private final int rampUp;
    private final int connections;
    private final int window;

    Mode(Shape shape, int documents, int segment, int rampUp, int connections, int window) {
        this.shape = shape;
        this.documents = documents;
        this.segment = segment;
        this.rampUp = rampUp;
        this.connections = connections;
        this.window = window;
    }

    /// How its declarations are.
    Shape shape() {
        return shape;
    }

    /// Documents in a message.
    int documents() {
        return documents;
    }

    /// Declarations in a part of its data set.
    int segment() {
        return segment;
    }

    /// Declarations that are not counted, unless said otherwise.
    int rampUp() {
        return rampUp;
    }

    /// Connections that send, unless said otherwise.
    int connections() {
        return connections;
    }

    /// Most declarations sent and not yet decided, unless said otherwise.
    int window() {
        return window;
    }

    /// How long it takes after the ramp-up, unless said otherwise.
    int seconds() {
        return switch (this) {
            case SOAK -> 3600;
            case OVERLOAD -> 300;
            case BATCH, SINGLE, MIXED, PORTAL, BASELINE -> 30;
        };
    }

    /// Its name on the command line.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
