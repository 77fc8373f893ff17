package io.greenway.core.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: whatever follows a declaration leads to the receipts, states and balances that it should.
/// Method: scripts are played, and what happened is held against a golden file. Run with
/// `-Dgolden.update=true` to write the golden files anew.
class FollowUpScriptsTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/followup");

    static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".in"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scriptLeadsToWhatItsGoldenFileSays(String name) throws IOException {
        String told =
                FollowUpScript.play(Files.readAllLines(SCRIPTS.resolve(name)), Reference.bundled());
        Path golden = SCRIPTS.resolve(name.replace(".in", ".out"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, told);
        }
        assertThat(told).isEqualTo(Files.readString(golden));
    }
}
