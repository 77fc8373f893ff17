package io.greenway.server.api;

import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Reference;
import io.greenway.core.statistics.Cell;
import io.greenway.core.statistics.Crossed;
import io.greenway.core.statistics.Dimension;
import io.greenway.core.statistics.Disclosure;
import io.greenway.core.statistics.Sum;
import io.greenway.core.statistics.Waiting;
import io.greenway.server.store.ZoneViews;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Figures of the zone for everybody: what was released, and how long it took. Nothing is told
/// about
/// fewer enterprises than `STATISTICS_LEAST_ENTERPRISES`.
@RestController
public final class StatisticsController {
    private static final int MOST_DAYS = 366;
    private static final int MEDIAN = 50;
    private static final int NEARLY_ALL = 95;
    private static final int DIGITS = 4;
    private static final SortedMap<Integer, Long> NONE = Collections.emptySortedMap();
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofSeconds(5)).cachePublic();

    private final ZoneViews views;
    private final ZoneRows rows;
    private final Clock clock;

    public StatisticsController(ZoneViews views, Supplier<Reference> reference, Clock clock) {
        this.views = views;
        this.rows = new ZoneRows(reference, clock);
        this.clock = clock;
    }

    /// A sum. Amounts are CNY.
    record Figures(long declarations, String goods, String tax) {}

    /// A sum under a code.
    ///
    /// @param key empty for what is withheld one by one, together
    /// @param name null when the tables have none
    record Row(String key, @Nullable Phrase name, long declarations, String goods, String tax) {}

    /// The zone over some days.
    record Zone(
            LocalDate from,
            LocalDate to,
            int least,
            Instant asOf,
            @Nullable Figures total,
            List<Row> days,
            List<Row> hours,
            List<Row> modes,
            List<Row> sites,
            List<Row> chapters,
            List<Row> headings,
            List<Row> origins,
            List<Row> provinces) {}

    /// Five minutes of a day.
    ///
    /// @param at their beginning, China time
    record Step(String at, long declarations, String goods, String tax) {}

    /// A day of the zone.
    record Day(LocalDate day, Instant asOf, @Nullable Figures total, List<Step> steps) {}

    /// How long clearance took, and how much was inspected, found wrong and refused. Seconds are
    /// those from the receipt of the declaration to its release.
    record Times(
            String mode,
            String site,
            String creditClass,
            long declarations,
            long median,
            long p95,
            BigDecimal inspected,
            BigDecimal found,
            BigDecimal rejected) {}

    /// How long all of it took, and how much of it was inspected or refused.
    record Whole(
            long declarations, long median, long p95, BigDecimal inspected, BigDecimal rejected) {}

    /// Times of clearance over some days.
    ///
    /// @param withheld groups of too few enterprises, and those that would tell of them
    record Clearance(
            LocalDate from,
            LocalDate to,
            int least,
            Instant asOf,
            @Nullable Whole all,
            List<Times> cells,
            int withheld) {}

    @GetMapping("/api/v1/statistics/zone")
    public ResponseEntity<?> zone(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to)
            throws SQLException {
        if (tooLong(from, to)) {
            return span();
        }
        Map<Dimension, List<Cell>> sums =
                views.sums(
                        from,
                        to,
                        List.of(
                                Dimension.TOTAL,
                                Dimension.HOUR,
                                Dimension.MODE,
                                Dimension.SITE,
                                Dimension.CHAPTER,
                                Dimension.HEADING,
                                Dimension.ORIGIN,
                                Dimension.PROVINCE));
        return answer(
                new Zone(
                        from,
                        to,
                        rows.least(),
                        clock.instant(),
                        figures(whole(sums.get(Dimension.TOTAL))),
                        rows.told(null, views.days(from, to)),
                        rows.told(Dimension.HOUR, sums.get(Dimension.HOUR)),
                        rows.told(Dimension.MODE, sums.get(Dimension.MODE)),
                        rows.told(Dimension.SITE, sums.get(Dimension.SITE)),
                        rows.ranked(Dimension.CHAPTER, sums.get(Dimension.CHAPTER)),
                        rows.ranked(Dimension.HEADING, sums.get(Dimension.HEADING)),
                        rows.ranked(Dimension.ORIGIN, sums.get(Dimension.ORIGIN)),
                        rows.ranked(Dimension.PROVINCE, sums.get(Dimension.PROVINCE))));
    }

    /// Figures along two dimensions at once: origins of a chapter, or chapters of an origin.
    ///
    /// @param chapter of which the origins are told; null when it was not asked for
    /// @param origin of which the chapters are told; null when it was not asked for
    record Crossing(
            LocalDate from,
            LocalDate to,
            int least,
            Instant asOf,
            @Nullable String chapter,
            @Nullable String origin,
            List<Row> cells) {}

    @GetMapping("/api/v1/statistics/crossed")
    public ResponseEntity<?> crossed(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(defaultValue = "") String chapter,
            @RequestParam(defaultValue = "") String origin)
            throws SQLException {
        if (tooLong(from, to)) {
            return span();
        }
        if (chapter.isEmpty() == origin.isEmpty()) {
            return Problem.answer(
                    Problem.of(
                            "parameters",
                            "Not possible",
                            400,
                            "Name a chapter or an origin, and not both."));
        }
        Map<Dimension, List<Cell>> sums =
                views.sums(
                        from,
                        to,
                        List.of(Dimension.CHAPTER, Dimension.ORIGIN, Dimension.CHAPTER_ORIGIN));
        Crossed crossed =
                Crossed.of(
                        sums.getOrDefault(Dimension.CHAPTER_ORIGIN, List.of()),
                        rows.keys(sums.get(Dimension.CHAPTER)),
                        rows.keys(sums.get(Dimension.ORIGIN)),
                        rows.least());
        return answer(
                new Crossing(
                        from,
                        to,
                        rows.least(),
                        clock.instant(),
                        chapter.isEmpty() ? null : chapter,
                        origin.isEmpty() ? null : origin,
                        chapter.isEmpty()
                                ? rows.dearest(Dimension.CHAPTER, crossed.column(origin))
                                : rows.dearest(Dimension.ORIGIN, crossed.row(chapter))));
    }

    /// What a screen needs to show a day, or to show it again.
    @GetMapping("/api/v1/statistics/day")
    public ResponseEntity<?> day(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day)
            throws SQLException {
        Map<Dimension, List<Cell>> sums =
                views.sums(day, day, List.of(Dimension.TOTAL, Dimension.STEP));
        List<Step> steps =
                Disclosure.of(sums.getOrDefault(Dimension.STEP, List.of()), rows.least()).stream()
                        .filter(cell -> !cell.key().isEmpty())
                        .sorted(Comparator.comparing(Cell::key))
                        .map(
                                cell ->
                                        new Step(
                                                cell.key(),
                                                cell.sum().declarations(),
                                                cell.sum().goods().toString(),
                                                cell.sum().tax().toString()))
                        .toList();
        return answer(
                new Day(day, clock.instant(), figures(whole(sums.get(Dimension.TOTAL))), steps));
    }

    @GetMapping("/api/v1/statistics/clearance")
    public ResponseEntity<?> clearance(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to)
            throws SQLException {
        if (tooLong(from, to)) {
            return span();
        }
        Map<Dimension, List<Cell>> sums =
                views.sums(
                        from,
                        to,
                        List.of(
                                Dimension.TOTAL,
                                Dimension.CLEARANCE,
                                Dimension.REFUSED,
                                Dimension.REFUSED_IN,
                                Dimension.INSPECTED,
                                Dimension.FOUND));
        Map<String, SortedMap<Integer, Long>> waits = views.waits(from, to);
        List<Cell> groups = sums.getOrDefault(Dimension.CLEARANCE, List.of());
        List<Times> cells =
                Disclosure.of(groups, rows.least()).stream()
                        .filter(cell -> !cell.key().isEmpty())
                        .map(cell -> times(cell, waits.getOrDefault(cell.key(), NONE), sums))
                        .toList();
        return answer(
                new Clearance(
                        from,
                        to,
                        rows.least(),
                        clock.instant(),
                        all(
                                whole(sums.get(Dimension.TOTAL)),
                                whole(sums.get(Dimension.REFUSED)).declarations(),
                                views.inspected(from, to),
                                waits),
                        cells,
                        groups.size() - cells.size()));
    }

    private static Times times(
            Cell cell, SortedMap<Integer, Long> counts, Map<Dimension, List<Cell>> sums) {
        String[] group = cell.key().split(" ");
        long released = cell.sum().declarations();
        long refused = count(sums, Dimension.REFUSED_IN, cell.key());
        long inspected = count(sums, Dimension.INSPECTED, cell.key());
        return new Times(
                group[0],
                group[1],
                group[2],
                released,
                Waiting.percentile(counts, MEDIAN),
                Waiting.percentile(counts, NEARLY_ALL),
                share(inspected, released),
                share(count(sums, Dimension.FOUND, cell.key()), inspected),
                share(refused, released + refused));
    }

    private static long count(Map<Dimension, List<Cell>> sums, Dimension dimension, String key) {
        return sums.getOrDefault(dimension, List.of()).stream()
                .filter(cell -> cell.key().equals(key))
                .mapToLong(cell -> cell.sum().declarations())
                .sum();
    }

    private @Nullable Whole all(
            Sum released,
            long refused,
            long inspected,
            Map<String, SortedMap<Integer, Long>> waits) {
        if (!Disclosure.allows(released, rows.least())) {
            return null;
        }
        TreeMap<Integer, Long> counts = new TreeMap<>();
        waits.values()
                .forEach(one -> one.forEach((step, count) -> counts.merge(step, count, Long::sum)));
        return new Whole(
                released.declarations(),
                Waiting.percentile(counts, MEDIAN),
                Waiting.percentile(counts, NEARLY_ALL),
                share(inspected, released.declarations()),
                share(refused, released.declarations() + refused));
    }

    private static BigDecimal share(long part, long whole) {
        return BigDecimal.valueOf(Math.min(part, whole))
                .divide(BigDecimal.valueOf(Math.max(1, whole)), DIGITS, RoundingMode.HALF_UP);
    }

    private static Sum whole(@Nullable List<Cell> cells) {
        return cells == null
                ? Sum.NOTHING
                : cells.stream().map(Cell::sum).reduce(Sum.NOTHING, Sum::plus);
    }

    private @Nullable Figures figures(Sum sum) {
        return Disclosure.allows(sum, rows.least())
                ? new Figures(sum.declarations(), sum.goods().toString(), sum.tax().toString())
                : null;
    }

    static boolean tooLong(LocalDate from, LocalDate to) {
        return to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS;
    }

    static ResponseEntity<?> answer(Object answer) {
        return ResponseEntity.ok().cacheControl(KEPT).body(answer);
    }

    static ResponseEntity<?> span() {
        return Problem.answer(
                Problem.of(
                        "parameters",
                        "Not possible",
                        400,
                        "from is not after to, and there are at most %d days between."
                                .formatted(MOST_DAYS)));
    }
}
