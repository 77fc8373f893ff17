package io.greenway.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Goal: everybody has the same, a dear question costs more, and time gives back what was taken.
class ServiceAllowanceTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ServiceAllowance allowance = new ServiceAllowance(2, 20, now::get);

    @Test
    void givesTheBurstThenTheRate() {
        for (int asked = 0; asked < 20; asked++) {
            assertThat(allowance.take("one", 1)).isZero();
        }
        assertThat(allowance.take("one", 1)).isEqualTo(Duration.ofMillis(500));
        assertThat(allowance.take("one", 10)).isEqualTo(Duration.ofSeconds(5));
        assertThat(allowance.take("other", 10)).isZero();
        now.set(now.get().plusMillis(500));
        assertThat(allowance.take("one", 1)).isZero();
        assertThat(allowance.take("one", 1)).isPositive();
    }

    @Test
    void aClockThatStepsBackGivesNothing() {
        now.set(Instant.EPOCH.plusSeconds(60));
        assertThat(allowance.take("one", 20)).isZero();
        now.set(Instant.EPOCH);
        assertThat(allowance.take("one", 1)).isPositive();
    }

    @Test
    void ofCallersWithoutEndTheNewestAreRemembered() {
        assertThat(allowance.take("first", 20)).isZero();
        for (int other = 0; other < 10_000; other++) {
            assertThat(allowance.take("address " + other, 20)).isZero();
        }
        assertThat(allowance.take("address 9999", 1)).isPositive();
        assertThat(allowance.take("first", 20)).isZero();
    }
}
