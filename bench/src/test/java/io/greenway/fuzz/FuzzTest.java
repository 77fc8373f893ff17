package io.greenway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A short run of each target, from the corpus that longer runs have left. `./greenway bench fuzz`
/// runs longer.
class FuzzTest {
    private static final int SECONDS = 8;
    private static final long SEED = Long.getLong("greenway.seed", 20261123);

    private static Fuzzing fuzzing;

    @BeforeAll
    static void prepare() throws IOException {
        fuzzing = new Fuzzing(Path.of("."));
    }

    /// Whether the fuzzer is guided at all shows in features growing: a class it could not
    /// instrument would have none.
    @ParameterizedTest
    @ValueSource(strings = {"reader", "canonicaliser", "verifier", "repairs", "envelope"})
    void nothingIsFoundAndCoverageGrows(String target) throws Exception {
        Fuzzing.Result result = fuzzing.run(target, SECONDS, 0, SEED);
        assertThat(result.exitCode()).as("seed %d: %s", SEED, result.said()).isZero();
        assertThat(result.runs()).as(result.said()).isPositive();
        assertThat(result.coverage()).as(result.said()).isGreaterThan(400);
        assertThat(result.features()).as(result.said()).isGreaterThan(result.featuresBefore());
    }
}
