package io.greenway.core.service;

import io.greenway.core.receipt.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which supervision mode (监管方式) a trade takes, or what must be known to say it.
///
/// @param decided whether the questions are all answered
/// @param mode `9610`, `1210`, `1239`, `9710` or `9810`; null when none of them fits, or when it
///     is not decided yet
/// @param advice the advice in words; null when it is not decided yet
/// @param conditions what the mode asks for
/// @param open what must be answered next, in this order
public record ModeAdvice(
        boolean decided,
        @Nullable String mode,
        @Nullable Point advice,
        List<Point> conditions,
        List<Open> open) {
    public ModeAdvice {
        conditions = List.copyOf(conditions);
        open = List.copyOf(open);
    }

    /// One sentence and what it rests on.
    ///
    /// @param rule row of the rule register
    /// @param documentNo document behind it
    /// @param certainty how sure that is: S, M, U or D
    public record Point(Phrase text, String rule, String documentNo, String certainty) {}

    /// A question that is not answered yet.
    ///
    /// @param name its parameter
    /// @param values what may be answered
    /// @param text the question in words
    public record Open(String name, List<String> values, Phrase text) {
        public Open {
            values = List.copyOf(values);
        }
    }
}
