package io.greenway.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.sample.Kind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The shares of a mixed data set are as its mode promises.
class ShapeTest {
    private static final int MANY = 90_000;

    @Test
    void aTenthDisagrees() {
        long disagree =
                IntStream.range(0, MANY)
                        .filter(index -> Shape.MIXED.kind(index) != Kind.CONSISTENT)
                        .count();

        assertThat(disagree).isEqualTo(MANY / 10);
    }

    @Test
    void aFifthHasALatePaper() {
        long late =
                IntStream.range(0, MANY)
                        .filter(index -> Shape.MIXED.sentAtFirst(index) != Shape.MIXED.kind(index))
                        .count();

        assertThat(late).isBetween(MANY / 5 - MANY / 100L, MANY / 5 + MANY / 100L);
    }

    @Test
    void aFiftiethOfTheMessagesIsSentTwice() {
        long twice = IntStream.range(0, MANY).filter(Shape.MIXED::isSentTwice).count();

        assertThat(twice).isEqualTo(MANY / 50);
    }

    @Test
    void aPlainSetIsSentOnceAndInTime() {
        assertThat(IntStream.range(0, MANY).filter(Shape.PLAIN::isSentTwice)).isEmpty();
        assertThat(
                        IntStream.range(0, MANY)
                                .filter(index -> Shape.PLAIN.sentAtFirst(index) != Kind.CONSISTENT))
                .isEmpty();
    }
}
