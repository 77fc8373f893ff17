package io.greenway.core.inspection;

import io.greenway.core.party.CreditClass;
import io.greenway.core.reference.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// The decision whether goods are sampled, such that anyone can make it again. The line
/// with the highest probability decides, by one draw for the whole list.
///
/// @param number number of the list or batch
/// @param day day of the decision
/// @param seed of the zone on that day
/// @param draw what was drawn, from 0 up to but not 1
/// @param lines probability of each line
/// @param deciding the highest
/// @param hit whether the draw is below it
public record Selection(
        String number,
        LocalDate day,
        String seed,
        BigDecimal draw,
        List<Probability> lines,
        Probability deciding,
        boolean hit) {
    private static final String SEED = "INSPECTION_SEED";

    public Selection {
        lines = List.copyOf(lines);
    }

    /// Decides.
    ///
    /// @param credit class of the seller on that day
    public static Selection of(
            Goods goods, CreditClass credit, Reference reference, LocalDate day) {
        String seed = reference.parameters().text(SEED, day);
        List<Probability> lines =
                goods.lines().stream()
                        .map(line -> Probability.of(line, credit, reference, day))
                        .toList();
        Probability deciding =
                lines.stream().max(Comparator.comparing(Probability::value)).orElseThrow();
        BigDecimal draw = Draw.of(seed, day, goods.number());
        return new Selection(
                goods.number(),
                day,
                seed,
                draw,
                lines,
                deciding,
                deciding.forced() || draw.compareTo(deciding.value()) < 0);
    }

    /// Why there is an inspection.
    public OrderReason reason() {
        return deciding.forced()
                ? OrderReason.ALERT
                : deciding.value().compareTo(BigDecimal.ONE) >= 0
                        ? OrderReason.RULE
                        : OrderReason.RANDOM;
    }
}
