package io.greenway.core.party;

import io.greenway.core.spec.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the registry holds of an enterprise and the green channel.
///
/// @param bar why people of the zone keep it out; null when they do not
/// @param spans days in the channel, oldest first
public record GreenFile(@Nullable String bar, List<Days> spans) {
    /// Of whoever was never in it.
    public static final GreenFile NONE = new GreenFile(null, List.of());

    public GreenFile {
        spans = List.copyOf(spans);
    }

    /// Days in the channel.
    ///
    /// @param validTo last day; null while it lasts
    /// @param why what ended it; empty while it lasts
    public record Days(LocalDate validFrom, @Nullable LocalDate validTo, List<Fault> why) {
        public Days {
            why = List.copyOf(why);
        }

        boolean holdsOn(LocalDate date) {
            return Span.holds(validFrom, validTo, date);
        }
    }

    /// Whether the enterprise is in the channel on a day.
    public boolean holdsOn(LocalDate date) {
        return spans.stream().anyMatch(span -> span.holdsOn(date));
    }

    /// Whether it left the channel on a day.
    boolean leftOn(LocalDate date) {
        return spans.stream().anyMatch(span -> date.equals(span.validTo()));
    }

    GreenFile entered(LocalDate validFrom) {
        List<Days> all = new ArrayList<>(spans);
        all.add(new Days(validFrom, null, List.of()));
        return new GreenFile(bar, all);
    }

    /// A span that has not begun yet is none, and is not told.
    GreenFile left(LocalDate lastDay, List<Fault> why) {
        List<Days> all =
                spans.stream()
                        .map(
                                span ->
                                        span.validTo() == null
                                                ? new Days(span.validFrom(), lastDay, why)
                                                : span)
                        .filter(span -> !lastDay.isBefore(span.validFrom()))
                        .toList();
        return new GreenFile(bar, all);
    }

    GreenFile barred(@Nullable String other) {
        return new GreenFile(other, spans);
    }
}
