package io.greenway.core.regulator;

import io.greenway.core.desk.Regulator;
import io.greenway.core.receipt.Phrase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a submission stands with one regulator.
///
/// @param regulator whose lane it is
/// @param state name of the state, such as `RELEASED`
/// @param text the state in words
/// @param since when it came there; null when nothing has happened yet
/// @param holder whose turn it is
/// @param reasons codes and values that led there: return statuses, faults, missing papers, amounts
/// @param rule row of the rule register that says what the state means
public record Lane(
        Regulator regulator,
        String state,
        Phrase text,
        @Nullable Instant since,
        Holder holder,
        List<String> reasons,
        String rule) {
    public Lane {
        reasons = List.copyOf(reasons);
    }
}
