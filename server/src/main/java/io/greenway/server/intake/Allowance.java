package io.greenway.server.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/// Fair use: a bucket of tokens for each enterprise, refilled at a steady rate. One enterprise
/// that sends too much is slowed down and disturbs nobody else.
final class Allowance {
    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int perSecond;
    private final int burst;
    private final InstantSource clock;

    Allowance(int perSecond, int burst, InstantSource clock) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
    }

    /// Takes one token.
    ///
    /// @return zero when there was one, else how long until there is one again
    Duration take(String enterpriseCode) {
        Bucket bucket = buckets.computeIfAbsent(enterpriseCode, code -> new Bucket());
        return bucket.take(clock.millis());
    }

    /// Counted in thousandths of a token: at one message a second, one of them a millisecond.
    private final class Bucket {
        private static final long TOKEN = 1000;

        private long content = burst * TOKEN;
        private long filledAt = clock.millis();

        synchronized Duration take(long now) {
            // A clock that steps back gives nothing and takes nothing.
            long passed = Math.clamp(now - filledAt, 0, Integer.MAX_VALUE);
            content = Math.min(burst * TOKEN, content + passed * perSecond);
            filledAt = now;
            if (content >= TOKEN) {
                content -= TOKEN;
                return Duration.ZERO;
            }
            return Duration.ofMillis(Math.ceilDiv(TOKEN - content, perSecond));
        }
    }
}
