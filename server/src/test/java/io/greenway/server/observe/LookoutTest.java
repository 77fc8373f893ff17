package io.greenway.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Language;
import io.greenway.server.observe.Reason.State;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Goal: the platform is down only when it can take nothing, and every reason has its words.
class LookoutTest {
    private final AtomicBoolean database = new AtomicBoolean(true);
    private final AtomicReference<Double> taken = new AtomicReference<>(0.0);
    private final AtomicLong quotas = new AtomicLong();
    private final Meters meters = new Meters();
    private final Flow flow = new Flow(meters, Traces.off());
    private final Lookout lookout =
            new Lookout(
                    new Vitals(
                            database::get,
                            () -> 7,
                            taken::get,
                            () -> 1,
                            () -> 0,
                            () -> 0,
                            () -> 0,
                            () -> 0,
                            () -> 0,
                            () -> 0,
                            quotas::get,
                            Path.of("target"),
                            false,
                            List::of),
                    flow,
                    meters,
                    Clock.systemUTC());

    @AfterEach
    void close() {
        lookout.close();
    }

    private List<String> codes() {
        return lookout.reasons().stream()
                .map(Reason::code)
                .filter(code -> !code.equals("disk-low"))
                .toList();
    }

    @Test
    void aDatabaseThatIsAwayIsDown() {
        database.set(false);
        assertThat(codes()).containsExactly("database-away");
        assertThat(lookout.state()).isEqualTo(State.DOWN);
    }

    @Test
    void aLongBacklogIsDegradedAndAFullOneDown() {
        taken.set(0.25);
        assertThat(codes()).isEmpty();
        taken.set(0.26);
        assertThat(codes()).containsExactly("backlog-long");
        assertThat(lookout.state()).isEqualTo(State.DEGRADED);
        taken.set(1.0);
        assertThat(codes()).containsExactly("backlog-full");
        assertThat(lookout.state()).isEqualTo(State.DOWN);
    }

    @Test
    void aJournalThatTurnedTheLastOneAwayIsDegradedUntilItTakesOne() {
        try (Flow.Visit visit = flow.enter(name -> null)) {
            visit.refused("busy", List.of());
        }
        assertThat(codes()).containsExactly("journal-stands");
        try (Flow.Visit visit = flow.enter(name -> null)) {
            visit.accepted(1, 1);
        }
        assertThat(codes()).isEmpty();
    }

    @Test
    void aQuotaBeyondItsLimitIsDegraded() {
        quotas.set(2);
        lookout.look();
        assertThat(lookout.reasons()).contains(new Reason("quota-overdrawn", State.DEGRADED, "2"));
        assertThat(meters.text()).contains("greenway_ledger_overdrawn_quotas 2");
    }

    @Test
    void everyReasonHasWordsInEveryLanguage() {
        Words words = Words.bundled();
        for (String code :
                List.of(
                        "database-away",
                        "journal-stands",
                        "backlog-full",
                        "backlog-long",
                        "pump-stands",
                        "messages-stuck",
                        "disk-full",
                        "disk-low",
                        "clock-stepped",
                        "signatures-off",
                        "ledger-wrong",
                        "stock-wrong",
                        "guarantee-gap",
                        "guarantee-overdrawn",
                        "quota-overdrawn")) {
            for (Language language : Language.values()) {
                assertThat(words.say(code, language, "7")).isNotBlank().doesNotContain("%");
            }
        }
    }
}
