package io.greenway.core.desk;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A task that is to be laid on a desk.
///
/// @param origin what caused it, in words that are used once: the same origin opens one task
/// @param kind which desk, and what for
/// @param subject what it is about, as people search for it: an inventory number, a batch
/// @param declaration the declaration it is about; null when it is about something else
/// @param cause why
/// @param grounds what was found
/// @param facts what its regulator may see of it; anything else is left out here
public record Opening(
        String origin,
        TaskKind kind,
        String subject,
        @Nullable Declaration declaration,
        Cause cause,
        List<Ground> grounds,
        Map<TaskField, String> facts) {
    public Opening {
        grounds = List.copyOf(grounds);
        Regulator reader = kind.regulator();
        facts =
                facts.entrySet().stream()
                        .filter(fact -> fact.getKey().isFor(reader))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        Map.Entry::getValue,
                                        (one, other) -> one,
                                        () -> new EnumMap<>(TaskField.class)));
    }
}
