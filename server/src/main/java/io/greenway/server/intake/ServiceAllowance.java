package io.greenway.server.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Fair use of the services: a bucket of tokens for each caller, refilled at a steady rate. A
/// service costs as many tokens as it is work. Callers without a key are told apart by address,
/// and of those there may be any number, so only the ones seen last are remembered.
public final class ServiceAllowance {
    private static final int REMEMBERED = 10_000;
    private static final long TOKEN = 1000;

    private final int perSecond;
    private final int burst;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /// @param content thousandths of a token
    private record Bucket(long content, long filledAt) {}

    /// @param perSecond tokens a caller is given in a second
    /// @param burst tokens it has after a pause
    public ServiceAllowance(int perSecond, int burst, InstantSource clock) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
    }

    /// Takes some tokens, or none.
    ///
    /// @return zero when they were there, else how long until they are
    public synchronized Duration take(String caller, int tokens) {
        long now = clock.millis();
        Bucket before = buckets.getOrDefault(caller, new Bucket(burst * TOKEN, now));
        // A clock that steps back gives nothing and takes nothing.
        long passed = Math.clamp(now - before.filledAt(), 0, Integer.MAX_VALUE);
        long content = Math.min(burst * TOKEN, before.content() + passed * perSecond);
        long left = content - tokens * TOKEN;
        buckets.put(caller, new Bucket(left < 0 ? content : left, now));
        return left < 0 ? Duration.ofMillis(Math.ceilDiv(-left, perSecond)) : Duration.ZERO;
    }
}
