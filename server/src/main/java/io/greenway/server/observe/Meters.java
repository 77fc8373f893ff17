package io.greenway.server.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/// The figures of the platform, as Prometheus reads them. Labels have few values: kinds of
/// answers, fault numbers, routes; never an enterprise or a document.
public final class Meters implements AutoCloseable {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(120)
    };

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final Map<String, Counter> outcomes = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final Map<String, Counter> signatures = new ConcurrentHashMap<>();
    private final Counter documentsAccepted;
    private final Counter documentsDecided;
    private final Counter requests;
    private final DistributionSummary batch;

    public Meters() {
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    Timer.builder("greenway.stage")
                            .description("Time that messages spend in a part of their way")
                            .tag("stage", stage.label())
                            .serviceLevelObjectives(BOUNDS)
                            .register(registry));
        }
        documentsAccepted =
                counter("greenway.documents.accepted", "Documents in the messages answered 202");
        documentsDecided = counter("greenway.documents.decided", "Documents decided and committed");
        requests = counter("greenway.dispatch.messages", "Messages for authorities delivered");
        batch =
                DistributionSummary.builder("greenway.pump.batch.messages")
                        .description("Messages in a batch of the pump")
                        .register(registry);
        // Known from the start, so that a rate begins at nothing and not at the first of them.
        outcome("accepted");
        signatures("valid");
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /// The Java virtual machine and the process; once.
    public Meters withMachine() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
        return this;
    }

    /// A figure that is asked for when somebody looks.
    public void gauge(String name, String description, DoubleSupplier value) {
        Gauge.builder(name, value::getAsDouble).description(description).register(registry);
    }

    /// An answered HTTP request.
    ///
    /// @param route as the platform names it, such as `/api/v1/dossiers/{platform}/{order}`
    public void request(String method, String route, int status, long nanos) {
        Timer.builder("http.server.requests")
                .description("Requests over HTTP")
                .tag("method", method)
                .tag("uri", route)
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void accepted(int documents, long nanos) {
        outcome("accepted").increment();
        documentsAccepted.increment(documents);
        stage(Stage.DOOR, nanos);
    }

    void refused(String outcome, Collection<Integer> faults) {
        outcome(outcome).increment();
        faults.forEach(fault -> refusal("door", fault).increment());
    }

    void decided(int messages, int documents, Collection<Integer> faults) {
        batch.record(messages);
        documentsDecided.increment(documents);
        faults.forEach(fault -> refusal("decision", fault).increment());
    }

    void dispatched(int count) {
        requests.increment(count);
    }

    void stage(Stage stage, long nanos) {
        Objects.requireNonNull(stages.get(stage)).record(nanos, TimeUnit.NANOSECONDS);
    }

    void signature(String faults) {
        for (String reason : (faults.isEmpty() ? "valid" : faults).split(" ", -1)) {
            signatures(reason).increment();
        }
    }

    private Counter outcome(String outcome) {
        return outcomes.computeIfAbsent(
                outcome,
                one ->
                        Counter.builder("greenway.messages")
                                .description("Messages by the answer of the door")
                                .tag("outcome", one)
                                .register(registry));
    }

    private Counter refusal(String where, int fault) {
        return refusals.computeIfAbsent(
                where + fault,
                one ->
                        Counter.builder("greenway.refusals")
                                .description("Faults that refused something, by their number")
                                .tag("where", where)
                                .tag("code", Integer.toString(fault))
                                .register(registry));
    }

    private Counter signatures(String result) {
        return signatures.computeIfAbsent(
                result,
                one ->
                        Counter.builder("greenway.signatures")
                                .description("Signatures verified, valid or by fault number")
                                .tag("result", one)
                                .register(registry));
    }

    /// Where other libraries put their figures.
    public MeterRegistry registry() {
        return registry;
    }

    /// Everything in Prometheus' text form.
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
