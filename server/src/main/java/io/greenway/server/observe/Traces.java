package io.greenway.server.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Traces by OpenTelemetry: one for each message, from the door to its receipts, linked with the
/// batch of the pump that decided it. Without `OTEL_EXPORTER_OTLP_ENDPOINT` nothing of it starts
/// and every call returns at once; with it, the variables `OTEL_*` mean what OpenTelemetry's
/// documentation says.
public final class Traces implements AutoCloseable {
    private static final int LINKS_MAX = 128;

    /// Where a message stands in its trace.
    ///
    /// @param context to link to or continue
    record Mark(SpanContext context) {
        static final Mark NONE = new Mark(SpanContext.getInvalid());
    }

    private static final TextMapGetter<UnaryOperator<@Nullable String>> HEADERS =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(UnaryOperator<@Nullable String> carrier) {
                    return List.of("traceparent", "tracestate");
                }

                @Override
                public @Nullable String get(
                        @Nullable UnaryOperator<@Nullable String> carrier, String key) {
                    return carrier == null ? null : carrier.apply(key);
                }
            };

    private final boolean on;
    private final Tracer tracer;
    private final Optional<OpenTelemetrySdk> sdk;
    private volatile Mark lastBatch = Mark.NONE;

    private Traces(boolean on, OpenTelemetry telemetry, Optional<OpenTelemetrySdk> sdk) {
        this.on = on;
        this.tracer = telemetry.getTracer("greenway");
        this.sdk = sdk;
    }

    /// No traces.
    public static Traces off() {
        return new Traces(false, OpenTelemetry.noop(), Optional.empty());
    }

    /// Traces when the environment names where they go.
    public static Traces open(Map<String, String> environment) {
        String endpoint = environment.getOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT", "");
        String own = environment.getOrDefault("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "");
        if (endpoint.isEmpty() && own.isEmpty()) {
            return off();
        }
        OpenTelemetrySdk sdk =
                AutoConfiguredOpenTelemetrySdk.builder()
                        .addPropertiesSupplier(
                                () ->
                                        Map.of(
                                                "otel.service.name", "greenway",
                                                "otel.exporter.otlp.protocol", "http/protobuf",
                                                "otel.metrics.exporter", "none",
                                                "otel.logs.exporter", "none"))
                        .disableShutdownHook()
                        .build()
                        .getOpenTelemetrySdk();
        return new Traces(true, sdk, Optional.of(sdk));
    }

    /// Traces that go to a given place, for tests.
    static Traces to(OpenTelemetrySdk sdk) {
        return new Traces(true, sdk, Optional.of(sdk));
    }

    /// A span under way; closing ends it. It does nothing when there are no traces.
    public static final class Span implements AutoCloseable {
        private static final Span NONE =
                new Span(io.opentelemetry.api.trace.Span.getInvalid(), null);

        private final io.opentelemetry.api.trace.Span span;
        private final @Nullable Scope scope;

        private Span(io.opentelemetry.api.trace.Span span, @Nullable Scope scope) {
            this.span = span;
            this.scope = scope;
        }

        void attribute(String name, long value) {
            span.setAttribute(name, value);
        }

        void attribute(String name, String value) {
            span.setAttribute(name, value);
        }

        void attribute(String name, boolean value) {
            span.setAttribute(name, value);
        }

        Mark mark() {
            SpanContext context = span.getSpanContext();
            return context.isValid() ? new Mark(context) : Mark.NONE;
        }

        @Override
        public void close() {
            if (scope != null) {
                scope.close();
            }
            span.end();
        }
    }

    // The span closes it.
    @SuppressWarnings("MustBeClosedChecker")
    private static Span begun(SpanBuilder builder) {
        io.opentelemetry.api.trace.Span span = builder.startSpan();
        return new Span(span, span.makeCurrent());
    }

    Span enter(String name, UnaryOperator<@Nullable String> header) {
        if (!on) {
            return Span.NONE;
        }
        Context caller =
                W3CTraceContextPropagator.getInstance().extract(Context.root(), header, HEADERS);
        return begun(tracer.spanBuilder(name).setSpanKind(SpanKind.SERVER).setParent(caller));
    }

    Span step(String name) {
        return on ? begun(tracer.spanBuilder(name)) : Span.NONE;
    }

    Span batch(Supplier<List<Mark>> marks) {
        if (!on) {
            return Span.NONE;
        }
        SpanBuilder builder = tracer.spanBuilder("pump batch").setNoParent();
        marks.get().stream()
                .filter(mark -> mark.context().isValid())
                .limit(LINKS_MAX)
                .forEach(mark -> builder.addLink(mark.context()));
        // It ends on the thread that writes the batch, so it is no thread's own.
        Span span = new Span(builder.startSpan(), Scope.noop());
        lastBatch = span.mark();
        return span;
    }

    Span dispatch() {
        if (!on) {
            return Span.NONE;
        }
        SpanBuilder builder = tracer.spanBuilder("dispatch").setNoParent();
        if (lastBatch.context().isValid()) {
            builder.addLink(lastBatch.context());
        }
        return begun(builder);
    }

    /// In the trace of the message itself: from durable to receipts readable.
    void cleared(Mark mark, Mark batch, long nanos) {
        if (!on || !mark.context().isValid()) {
            return;
        }
        Instant end = Instant.now();
        tracer.spanBuilder("clearance")
                .setParent(
                        Context.root().with(io.opentelemetry.api.trace.Span.wrap(mark.context())))
                .addLink(batch.context())
                .setStartTimestamp(end.minusNanos(nanos))
                .startSpan()
                .end(end);
    }

    @Override
    public void close() {
        sdk.ifPresent(one -> one.shutdown().join(5, TimeUnit.SECONDS));
    }
}
