package io.greenway.core.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Stage;
import io.greenway.core.message.Paper;
import io.greenway.core.reference.Reference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Goal: nothing that can happen lacks words, and every rule it cites is in the register.
class NamesTest {
    @Test
    void everyStagePaperAndEventHasWords() {
        Phrases phrases = Phrases.bundled();
        for (Stage stage : Stage.values()) {
            assertThatCode(() -> phrases.stage(stage.name())).doesNotThrowAnyException();
        }
        for (Paper paper : Paper.values()) {
            assertThatCode(() -> phrases.paper(paper.name())).doesNotThrowAnyException();
        }
        Reference reference = Reference.bundled();
        for (Class<?> event : events(Event.class).toList()) {
            String rule = phrases.event(event.getSimpleName()).rule();
            assertThat(reference.rules().find(rule)).as("%s cites %s", event, rule).isPresent();
        }
    }

    private static Stream<Class<?>> events(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(NamesTest::events)
                : Stream.of(type);
    }
}
