package io.greenway.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// Goal: a message can be followed from the caller's own trace to its receipts, whichever of door
/// and pump comes first, and its times are measured once.
class FlowTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final List<SpanData> spans = new CopyOnWriteArrayList<>();
    private final Meters meters = new Meters();
    private final Flow flow =
            new Flow(
                    meters,
                    Traces.to(
                            OpenTelemetrySdk.builder()
                                    .setTracerProvider(
                                            SdkTracerProvider.builder()
                                                    .addSpanProcessor(
                                                            SimpleSpanProcessor.create(
                                                                    new Kept(spans)))
                                                    .build())
                                    .build()));

    private record Kept(List<SpanData> spans) implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> more) {
            spans.addAll(more);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private void enter(long position) {
        try (Flow.Visit visit =
                flow.enter(
                        name ->
                                name.equals("traceparent")
                                        ? "00-" + TRACE + "-00f067aa0ba902b7-01"
                                        : null)) {
            try (Traces.Span step = flow.step("journal")) {
                assertThat(step.mark().context().getTraceId()).isEqualTo(TRACE);
            }
            visit.accepted(position, 10);
        }
    }

    @Test
    void continuesTheCallersTraceUpToTheReceipts() {
        enter(1);
        flow.take(1, 1).committed(10, List.of(311201, 311201));
        assertThat(spans.stream().filter(one -> one.getTraceId().equals(TRACE)))
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder("journal", "POST /api/v1/messages", "clearance");
        SpanData batch = named("pump batch");
        assertThat(batch.getLinks())
                .extracting(link -> link.getSpanContext().getTraceId())
                .containsExactly(TRACE);
        assertThat(named("clearance").getLinks())
                .extracting(LinkData::getSpanContext)
                .extracting(context -> context.getSpanId())
                .containsExactly(batch.getSpanId());
        assertThat(meters.text())
                .contains("greenway_refusals_total{code=\"311201\",where=\"decision\"} 2.0")
                .contains("greenway_stage_seconds_count{stage=\"all\"} 1")
                .contains("greenway_documents_decided_total 10.0");
    }

    @Test
    void knowsAMessageThatThePumpDecidedBeforeTheDoorHeardOfIt() {
        flow.take(7, 7).committed(10, List.of());
        assertThat(meters.text()).contains("greenway_stage_seconds_count{stage=\"all\"} 0");
        enter(7);
        assertThat(meters.text()).contains("greenway_stage_seconds_count{stage=\"all\"} 1");
        assertThat(named("clearance").getTraceId()).isEqualTo(TRACE);
    }

    @Test
    void saysNothingWhenNobodyListens() {
        var silent = new Flow(new Meters(), Traces.open(Map.of()));
        try (Flow.Visit visit = silent.enter(name -> null)) {
            visit.accepted(1, 1);
        }
        silent.take(1, 1).committed(1, List.of());
        assertThat(spans).isEmpty();
    }

    private SpanData named(String name) {
        return spans.stream().filter(one -> one.getName().equals(name)).findFirst().orElseThrow();
    }
}
