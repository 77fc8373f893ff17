package io.greenway.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Goal: whoever sends much stands behind himself and never before others.
class FairQueueTest {
    private static final long SEED = Long.getLong("greenway.seed", 20261125L);
    private static final int LARGEST = 300_000;

    private record Letter(String sender, long bytes, int number) {}

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final FairQueue<Letter> queue = new FairQueue<>();

    @Test
    void keepsTheOrderOfEachSender() {
        for (int number = 0; number < 1_000; number++) {
            add("S" + random.nextInt(5), number);
        }
        Map<String, List<Integer>> left = new HashMap<>();
        for (Letter letter = queue.poll(); letter != null; letter = queue.poll()) {
            left.computeIfAbsent(letter.sender(), sender -> new ArrayList<>()).add(letter.number());
        }
        assertThat(left).hasSize(5);
        assertThat(left.values()).allSatisfy(numbers -> assertThat(numbers).isSorted());
        assertThat(left.values().stream().mapToInt(List::size).sum()).isEqualTo(1_000);
    }

    /// 99 % of the load comes from one sender, always more than goes out.
    @Test
    void aQuietSenderIsNextButOneHoweverLongTheQueueOfANoisyOne() {
        int number = 0;
        for (int step = 0; step < 5_000; step++) {
            add("noisy", number++);
            add("noisy", number++);
            queue.poll();
            if (step % 50 == 0) {
                add("quiet", number);
                int before = 0;
                while (!Objects.requireNonNull(queue.poll()).sender().equals("quiet")) {
                    before++;
                }
                assertThat(before).as("seed %d step %d", SEED, step).isLessThanOrEqualTo(1);
            }
        }
        assertThat(queue.size()).isGreaterThan(4_000);
    }

    /// Senders whose queues never run empty, with messages of different lengths.
    @Test
    void sendersAdvanceEquallyInBytesNotInMessages() {
        int senders = 4;
        IntStream.range(0, 2_000)
                .forEach(
                        number -> {
                            for (int sender = 0; sender < senders; sender++) {
                                long most = LARGEST >> (2 * sender);
                                long bytes = 1 + random.nextLong(most);
                                queue.add("S" + sender, bytes, letter(sender, bytes, number));
                            }
                        });
        long[] sent = new long[senders];
        for (int step = 0; step < 1_500; step++) {
            Letter letter = Objects.requireNonNull(queue.poll());
            sent[Integer.parseInt(letter.sender().substring(1))] += letter.bytes();
            long most = IntStream.range(0, senders).mapToLong(at -> sent[at]).max().orElseThrow();
            long least = IntStream.range(0, senders).mapToLong(at -> sent[at]).min().orElseThrow();
            assertThat(most - least)
                    .as("seed %d step %d", SEED, step)
                    .isLessThanOrEqualTo(2L * LARGEST);
        }
    }

    /// A sender that paused for long has not saved anything up.
    @Test
    void aPauseGivesNoPriority() {
        queue.add("A", 1_000, new Letter("A", 1_000, 0));
        for (int number = 0; number < 100; number++) {
            queue.add("B", 1_000, new Letter("B", 1_000, number));
            queue.poll();
        }
        for (int number = 0; number < 100; number++) {
            queue.add("A", 1_000, new Letter("A", 1_000, number));
            queue.add("B", 1_000, new Letter("B", 1_000, number));
        }
        int ofB = 0;
        for (int step = 0; step < 50; step++) {
            ofB += Objects.requireNonNull(queue.poll()).sender().equals("B") ? 1 : 0;
        }
        assertThat(ofB).isBetween(24, 26);
    }

    private void add(String sender, int number) {
        long bytes = 1L + random.nextInt(LARGEST);
        queue.add(sender, bytes, new Letter(sender, bytes, number));
    }

    private static Letter letter(int sender, long bytes, int number) {
        return new Letter("S" + sender, bytes, number);
    }
}
