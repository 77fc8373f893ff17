package io.greenway.core.statistics;

import io.greenway.core.clearance.Release;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.money.Money;
import io.greenway.core.party.CreditClass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Adds releases up, by day and dimension, and counts how long they took.
public final class Tally {
    private static final int CHAPTER_DIGITS = 2;
    private static final int HEADING_DIGITS = 4;
    private static final int STEP_MINUTES = 5;

    private final Map<Place, Sum> sums = new LinkedHashMap<>();
    private final Map<Wait, Long> waits = new LinkedHashMap<>();

    /// Where a sum belongs.
    ///
    /// @param day of release, in China
    public record Place(LocalDate day, Dimension dimension, String key) {}

    /// Declarations that took about as long.
    ///
    /// @param group supervision mode, customs district and credit class, with blanks between
    /// @param step see [Waiting]
    public record Wait(LocalDate day, String group, int step) {}

    /// Adds one.
    ///
    /// @param declaredAt when the door took the declaration that was released
    /// @param province two digits, or nothing
    /// @param credit the lower class of seller and declarant
    public void add(Release release, Instant declaredAt, String province, CreditClass credit) {
        LocalDate day = Terms.dayOf(release.releasedAt());
        LocalTime time = LocalTime.ofInstant(release.releasedAt(), Terms.CHINA);
        Sum whole =
                new Sum(
                        1,
                        release.goodsValue(),
                        Money.sum(release.lines().stream().map(Tally::tax).toList()),
                        List.of(release.ebcCode()));
        add(day, Dimension.TOTAL, "", whole);
        add(day, Dimension.HOUR, two(time.getHour()), whole);
        int minute = time.getMinute() / STEP_MINUTES * STEP_MINUTES;
        add(day, Dimension.STEP, two(time.getHour()) + ":" + two(minute), whole);
        add(day, Dimension.MODE, release.tradeMode(), whole);
        add(day, Dimension.SITE, release.customsCode(), whole);
        add(day, Dimension.PROVINCE, province, whole);
        of(day, Dimension.RELEASED_OF, release.ebcCode(), release.agentCode());
        for (Release.Line line : release.lines()) {
            Sum part = new Sum(1, line.goodsValue(), tax(line), whole.sellers());
            String chapter = first(line.gcode(), CHAPTER_DIGITS);
            add(day, Dimension.CHAPTER, chapter, part);
            add(day, Dimension.CHAPTER_ORIGIN, Crossed.key(chapter, line.origin()), part);
            add(day, Dimension.HEADING, first(line.gcode(), HEADING_DIGITS), part);
            add(day, Dimension.ORIGIN, line.origin(), part);
        }
        String group = group(release.tradeMode(), release.customsCode(), credit);
        add(day, Dimension.CLEARANCE, group, whole);
        Duration took = Duration.between(declaredAt, release.releasedAt());
        waits.merge(new Wait(day, group, Waiting.step(took)), 1L, Long::sum);
    }

    /// Adds what happened to a declaration before or instead of its release.
    ///
    /// @param at when
    /// @param head its inventory
    /// @param credit the lower class of seller and declarant
    /// @param what some of [Met]
    public void met(Instant at, InventoryHead head, CreditClass credit, Set<Met> what) {
        LocalDate day = Terms.dayOf(at);
        Sum one = one(head.ebcCode());
        String group = group(head.tradeMode(), head.customsCode(), credit);
        if (what.contains(Met.REFUSAL)) {
            add(day, Dimension.REFUSED, "", one);
            add(day, Dimension.REFUSED_IN, group, one);
            of(day, Dimension.REFUSED_OF, head.ebcCode(), head.agentCode());
        }
        if (what.contains(Met.INSPECTION)) {
            add(day, Dimension.INSPECTED, group, one);
        }
        if (what.contains(Met.FINDING)) {
            add(day, Dimension.FOUND, group, one);
        }
        if (what.contains(Met.HANDING_OVER)) {
            of(day, Dimension.HANDED_OVER_OF, head.ebcCode(), head.agentCode());
        }
    }

    private static String group(String mode, String customs, CreditClass credit) {
        return mode + " " + customs + " " + credit.name();
    }

    /// Adds a declaration whose rate of the draw the green channel lowered.
    public void green(LocalDate day, String seller) {
        add(day, Dimension.GREEN, "", one(seller));
    }

    /// Who declares for itself counts once.
    private void of(LocalDate day, Dimension dimension, String seller, String agent) {
        add(day, dimension, seller, one(seller));
        if (!agent.equals(seller)) {
            add(day, dimension, agent, one(agent));
        }
    }

    private static Sum one(String enterprise) {
        return new Sum(1, Money.ZERO, Money.ZERO, List.of(enterprise));
    }

    private void add(LocalDate day, Dimension dimension, String key, Sum sum) {
        sums.merge(new Place(day, dimension, key), sum, Sum::plus);
    }

    private static Money tax(Release.Line line) {
        return line.duty().plus(line.consumptionTax()).plus(line.vat());
    }

    private static String first(String code, int digits) {
        return code.length() < digits ? code : code.substring(0, digits);
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    /// Sums in the order in which they began.
    public Map<Place, Sum> sums() {
        return sums;
    }

    /// Declarations by how long they took.
    public Map<Wait, Long> waits() {
        return waits;
    }
}
