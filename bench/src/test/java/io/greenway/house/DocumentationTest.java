package io.greenway.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.SimulatedCustoms;
import io.greenway.core.clearance.SimulatedCustoms.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Goal: what the documentation says about rehearsing is what the code does.
class DocumentationTest {
    @Test
    void everyEndingStandsInTheDocumentationWithItsAnswers() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "clearance.md"));
        for (SimulatedCustoms.Ending ending : SimulatedCustoms.Ending.values()) {
            String answers =
                    ending.answers().stream().map(Answer::status).collect(Collectors.joining(", "));
            String row =
                    "| `%s` | %s |"
                            .formatted(ending.suffix(), answers.isEmpty() ? "none" : answers);
            assertThat(page).contains(row);
        }
    }
}
