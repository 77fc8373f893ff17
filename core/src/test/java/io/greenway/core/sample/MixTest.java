package io.greenway.core.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The share of mismatches, and of each kind among them, is exact.
class MixTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0.1, 100", "0.25, 250", "1, 1000", "0.0005, 0", "0.001, 1"})
    void theShareIsExact(BigDecimal share, long mismatches) {
        Mix mix = Mix.of(share);
        long found =
                LongStream.range(0, 1000).filter(index -> mix.kindOf(index).isMismatch()).count();
        assertThat(found).isEqualTo(mismatches);
    }

    @Test
    void everyKindHasItsTurn() {
        Mix mix = Mix.of(new BigDecimal("0.5"));
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (int i = 0; i < 40 * Kind.mismatches().size(); i++) {
            counts.merge(mix.kindOf(i), 1, Integer::sum);
        }
        for (Kind kind : Kind.mismatches()) {
            assertThat(counts).containsEntry(kind, 20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.1", "0.0000001"})
    void aShareOutOfItsLimitsIsRefused(BigDecimal share) {
        assertThatThrownBy(() -> Mix.of(share)).isInstanceOf(IllegalArgumentException.class);
    }
}
