package io.greenway.server.pump;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardClockTest {
    @Test
    void aMachineThatSetsItsClockBackDoesNotTurnBackTheOrderOfEvents() {
        Instant noon = Instant.parse("2026-11-22T04:00:00Z");
        Iterator<Instant> machine =
                List.of(noon, noon.minusSeconds(3600), noon.minusSeconds(1), noon.plusSeconds(1))
                        .iterator();
        InstantSource source = machine::next;
        ForwardClock clock = new ForwardClock(source.withZone(ZoneOffset.UTC));
        assertThat(List.of(clock.now(), clock.now(), clock.now(), clock.now()))
                .containsExactly(noon, noon, noon, noon.plusSeconds(1));
    }
}
