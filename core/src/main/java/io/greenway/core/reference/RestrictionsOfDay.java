package io.greenway.core.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What restricts goods on one day, made ready to be asked by every declaration.
public final class RestrictionsOfDay {
    private static final String MINIMUM = "minimum:*";
    private static final String BRAND = "brand:";

    private final PrefixIndex<Prohibited> prohibited;
    private final PrefixIndex<Warning> warnings;
    private final Map<String, BigDecimal> factors = new HashMap<>();
    private final List<InspectionFactor> brands;
    private final Map<String, SamplePlan> plans = new HashMap<>();
    private final Map<String, Frozen> frozen;
    private final boolean samples;

    RestrictionsOfDay(
            List<Prohibited> prohibited,
            List<Warning> warnings,
            List<InspectionFactor> factors,
            List<SamplePlan> plans,
            Map<String, Frozen> frozen) {
        this.prohibited = new PrefixIndex<>(prohibited, Prohibited::hsPrefix);
        this.warnings = new PrefixIndex<>(warnings, Warning::hsPrefix);
        factors.forEach(row -> this.factors.put(row.name(), row.factor()));
        this.brands = factors.stream().filter(row -> row.name().startsWith(BRAND)).toList();
        plans.forEach(row -> this.plans.put(row.category(), row));
        this.frozen = frozen;
        this.samples =
                factors.stream()
                        .filter(row -> row.name().startsWith("base:") || row.name().equals(MINIMUM))
                        .anyMatch(row -> row.factor().signum() > 0);
    }

    /// Goods as the restrictions know them.
    ///
    /// @param code commodity code
    /// @param origin country of origin
    /// @param words name and model, in upper case; see [#words]
    /// @param producer when it is known, in upper case; empty otherwise
    /// @param barCode when there is one
    public record Goods(
            String code, String origin, String words, String producer, @Nullable String barCode) {}

    /// Texts of the goods as one text in which words are looked for.
    public static String words(@Nullable String... texts) {
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            if (text != null) {
                all.append(text).append('\n');
            }
        }
        return all.toString().toUpperCase(Locale.ROOT);
    }

    /// The row that prohibits the goods, if one does.
    public Optional<Prohibited> prohibition(Goods goods, String tradeMode) {
        if (prohibited.isEmpty()) {
            return Optional.empty();
        }
        List<Prohibited> found = new ArrayList<>(1);
        prohibited.find(
                goods.code(),
                row -> {
                    if (row.covers(tradeMode, goods.words())) {
                        found.add(row);
                    }
                });
        return found.stream().findFirst();
    }

    /// Every warning that speaks of the goods.
    public List<Warning> warnings(Goods goods) {
        if (warnings.isEmpty()) {
            return List.of();
        }
        List<Warning> found = new ArrayList<>();
        warnings.find(
                goods.code(),
                row -> {
                    if (row.covers(
                            goods.origin(), goods.words(), goods.producer(), goods.barCode())) {
                        found.add(row);
                    }
                });
        return found;
    }

    /// Whether nothing can keep goods from being released, so that nobody need look at them.
    public boolean areQuiet() {
        return warnings.isEmpty() && frozen.isEmpty() && !samples;
    }

    /// Whether there is any warning.
    public boolean warns() {
        return !warnings.isEmpty();
    }

    /// Whether anything may be sampled by chance.
    public boolean samples() {
        return samples;
    }

    /// The batch because of which goods of a book are frozen, if there is one.
    public Optional<Frozen> frozen(@Nullable String emsNo, @Nullable String itemRecordNo) {
        return frozen.isEmpty() || emsNo == null || itemRecordNo == null
                ? Optional.empty()
                : Optional.ofNullable(frozen.get(key(emsNo, itemRecordNo)));
    }

    /// A factor of R-106, that of the star where there is no other; 1, or 0 for a base, where
    /// there is none.
    public BigDecimal factor(String kind, String of) {
        BigDecimal own = factors.get(kind + ":" + of);
        if (own != null) {
            return own;
        }
        BigDecimal general = factors.get(kind + ":*");
        if (general != null) {
            return general;
        }
        return kind.equals("base") || kind.equals("minimum") ? BigDecimal.ZERO : BigDecimal.ONE;
    }

    /// The brand with the largest factor that is named in the goods' words.
    public Optional<InspectionFactor> brand(String words) {
        return brands.stream()
                .filter(row -> words.contains(row.name().substring(BRAND.length())))
                .max((a, b) -> a.factor().compareTo(b.factor()));
    }

    /// How goods of a category are sampled.
    public Optional<SamplePlan> plan(String category) {
        return Optional.ofNullable(plans.getOrDefault(category, plans.get("*")));
    }

    static String key(String emsNo, String itemRecordNo) {
        return emsNo + " " + itemRecordNo;
    }

    static RestrictionsOfDay of(Restrictions all, LocalDate day) {
        return new RestrictionsOfDay(
                all.prohibited(day),
                all.warnings(day),
                all.factors(day),
                all.plans(day),
                all.frozen());
    }
}
