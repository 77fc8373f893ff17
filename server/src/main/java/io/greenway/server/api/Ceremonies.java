package io.greenway.server.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What has been begun in one request and is to be ended in another, each once and within some
/// minutes. Anybody can begin, so only the newest are remembered.
///
/// @param <T> what is remembered
final class Ceremonies<T> {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private record Open<T>(T what, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Open<T>> open =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Open<T>> eldest) {
                    return size() > MOST;
                }
            };

    Ceremonies(InstantSource clock) {
        this.clock = clock;
    }

    /// Remembers something under a name that nobody can guess.
    String begin(T what) {
        String name = UUID.randomUUID().toString();
        begin(name, what);
        return name;
    }

    synchronized void begin(String name, T what) {
        open.put(name, new Open<>(what, clock.instant().plus(GOOD_FOR)));
    }

    /// Gives it back, once.
    synchronized Optional<T> end(String name) {
        return Optional.ofNullable(open.remove(name))
                .filter(one -> clock.instant().isBefore(one.until()))
                .map(Open::what);
    }
}
