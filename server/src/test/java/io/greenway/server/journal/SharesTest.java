package io.greenway.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.journal.Shares.Share;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final long SEED = Long.getLong("greenway.seed", 20261125L);
    private static final long ROOM = 1_200;

    private final Shares shares = new Shares(ROOM);

    @Test
    void oneAloneGetsHalf() {
        assertThat(fill("A", 1)).isEqualTo(600);
        assertThat(shares.look("A")).isEqualTo(Share.TOO_MUCH);
        assertThat(shares.look("B")).isEqualTo(Share.GIVEN);
        assertThat(shares.taken()).isEqualTo(0.5);
    }

    @Test
    void manyGetEquallyMuchAndLeaveAsMuchForOneMore() {
        for (int turn = 0; turn < ROOM; turn++) {
            for (String sender : new String[] {"A", "B", "C"}) {
                shares.take(sender, 1);
            }
        }
        assertThat(shares.taken()).isEqualTo(0.75);
        assertThat(fill("D", 1)).isEqualTo(150);
    }

    @Test
    void aLargeOneGetsInWhenItsSenderHoldsLittle() {
        fill("A", 1);
        assertThat(shares.take("B", 5_000)).isEqualTo(Share.GIVEN);
        assertThat(shares.look("C")).isEqualTo(Share.NONE_LEFT);
        assertThat(shares.taken()).isGreaterThan(1);
        shares.give("B", 5_000);
        assertThat(shares.look("C")).isEqualTo(Share.GIVEN);
    }

    /// Whoever takes and gives back at random: what is held never goes beyond the room by more
    /// than one message, whoever holds nothing is let in as long as anything is free, and in the
    /// end all of it is free again.
    @Test
    void neverGivesMoreThanThereIs() {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, Long> held = new HashMap<>();
        long largest = 100;
        for (int step = 0; step < 100_000; step++) {
            String sender = "S" + random.nextInt(20);
            long own = held.getOrDefault(sender, 0L);
            if (random.nextInt(3) == 0 && own > 0) {
                long back = 1 + random.nextLong(own);
                shares.give(sender, back);
                held.merge(sender, -back, Long::sum);
            } else {
                long bytes = 1 + random.nextLong(largest);
                long used = held.values().stream().mapToLong(Long::longValue).sum();
                Share share = shares.take(sender, bytes);
                assertThat(share == Share.GIVEN)
                        .as("seed %d step %d", SEED, step)
                        .isEqualTo(own < ROOM - used);
                if (share == Share.GIVEN) {
                    held.merge(sender, bytes, Long::sum);
                }
            }
            assertThat(shares.taken() * ROOM).isLessThan((double) (ROOM + largest));
        }
        held.forEach(shares::give);
        assertThat(shares.taken()).isZero();
    }

    private long fill(String sender, long bytes) {
        long got = 0;
        while (shares.take(sender, bytes) == Share.GIVEN) {
            got += bytes;
        }
        return got;
    }
}
