package io.greenway.server.quarter;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Paper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What everybody in the zone shares: the time, the post, and the trades there are.
final class Scene {
    static final String INSPECTORS = "inspectors";
    static final String OFFICERS = "officers";
    static final String BANK = "bank";

    final Wire wire;
    final Post post;
    final Agenda agenda;
    private final Map<String, Trade> trades = new LinkedHashMap<>();

    /// Agents, and the day from whose evening on they may not declare, with the seller for whom
    /// when it is for one only. What they declared that morning is refused when it is matched
    /// later.
    private final Set<String> barred = new HashSet<>();

    private final Map<String, Instant> away = new HashMap<>();
    private Instant now;

    /// Whether the quarter is over, and what is open comes to its end.
    boolean ending;

    Scene(Wire wire, Post post, Agenda agenda, Instant now) {
        this.wire = wire;
        this.post = post;
        this.agenda = agenda;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    void at(Instant moment) {
        now = moment;
        post.at(moment);
        agenda.upTo(moment);
    }

    /// Time in China, as messages tell it.
    LocalDateTime time() {
        return LocalDateTime.ofInstant(now(), Terms.CHINA).truncatedTo(ChronoUnit.SECONDS);
    }

    LocalDate today() {
        return Terms.dayOf(now());
    }

    void in(Duration time, Runnable what) {
        agenda.in(time, what);
    }

    void add(Trade trade) {
        trades.put(trade.orderNo(), trade);
    }

    @Nullable Trade ordered(String orderNo) {
        return trades.get(orderNo);
    }

    @Nullable Trade declared(String invtNo) {
        for (Trade trade : trades.values()) {
            if (invtNo.equals(trade.invtNo)) {
                return trade;
            }
        }
        return null;
    }

    /// Somebody is away for some days, and what lies there waits.
    void rest(String who, Duration time) {
        away.put(who, now.plus(time));
    }

    boolean isAway(String who) {
        return !ending && away.getOrDefault(who, Instant.EPOCH).isAfter(now);
    }

    void bar(String agent, String seller) {
        barred.add(agent + " " + seller + " " + today());
    }

    /// Whether somebody was barred on the day on which the door had the inventory.
    boolean isBarred(Trade trade) {
        Instant at = trade.taken.get(Paper.INVENTORY);
        return at != null
                && (barred.contains(trade.agent() + "  " + Terms.dayOf(at))
                        || barred.contains(
                                trade.agent()
                                        + " "
                                        + trade.head().ebcCode()
                                        + " "
                                        + Terms.dayOf(at)));
    }

    List<Trade> trades() {
        return List.copyOf(trades.values());
    }

    /// One of those that are so, whichever; null when none is.
    @Nullable Trade any(SplittableRandom random, Predicate<Trade> such) {
        List<Trade> found = new ArrayList<>();
        for (Trade trade : trades.values()) {
            if (such.test(trade)) {
                found.add(trade);
            }
        }
        return found.isEmpty() ? null : found.get(random.nextInt(found.size()));
    }

    /// Some whole days and a part of one.
    static Duration days(SplittableRandom random, int least, int most) {
        return Duration.ofDays(least + random.nextInt(most - least + 1))
                .plusMinutes(random.nextInt(600));
    }
}
