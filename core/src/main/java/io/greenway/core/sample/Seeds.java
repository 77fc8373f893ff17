package io.greenway.core.sample;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/// Independent streams of random numbers under one seed, so that any declaration can be made
/// alone and comes out the same whatever was made before it.
final class Seeds {
    static final int DECLARATION = 1;
    static final int PERSON = 2;
    static final int MESSAGE = 3;
    static final int NAME = 4;

    private Seeds() {}

    static SplittableRandom random(long seed, int stream, long number) {
        return new SplittableRandom(mix(seed, stream, number));
    }

    static long mix(long seed, int stream, long number) {
        return new SplittableRandom(
                        new SplittableRandom(seed ^ ((long) stream << 56)).nextLong() ^ number)
                .nextLong();
    }

    /// A random identifier in upper case, as the specification writes record ids.
    static String guid(SplittableRandom random) {
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString().toUpperCase(Locale.ROOT);
    }

    /// Five letters that stand for the seed in numbers of documents: sets of different seeds do
    /// not meet in one platform. Letters only, so that no number ends in digits by accident.
    static String letters(long seed) {
        SplittableRandom random = random(seed, NAME, 0);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            letters.append((char) ('A' + random.nextInt(26)));
        }
        return letters.toString();
    }
}
