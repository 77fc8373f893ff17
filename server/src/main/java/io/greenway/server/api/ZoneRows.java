package io.greenway.server.api;

import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Code;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.CodeList;
import io.greenway.core.statistics.Cell;
import io.greenway.core.statistics.Dimension;
import io.greenway.core.statistics.Disclosure;
import io.greenway.core.statistics.Provinces;
import io.greenway.server.api.StatisticsController.Row;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sums as they are told to everybody: what tells about too few is withheld, codes have names.
final class ZoneRows {
    private static final Comparator<Cell> DEAREST_FIRST =
            Comparator.comparing((Cell cell) -> cell.sum().goods()).reversed();

    private final Supplier<Reference> reference;
    private final Clock clock;
    private final Provinces provinces = Provinces.bundled();

    ZoneRows(Supplier<Reference> reference, Clock clock) {
        this.reference = reference;
        this.clock = clock;
    }

    /// Enterprises that must stand behind a figure.
    int least() {
        return reference
                .get()
                .parameters()
                .number("STATISTICS_LEAST_ENTERPRISES", RemittanceController.today(clock))
                .intValueExact();
    }

    /// A list, the dearest first.
    List<Row> ranked(Dimension dimension, @Nullable List<Cell> cells) {
        return told(
                dimension,
                cells == null ? List.of() : cells.stream().sorted(DEAREST_FIRST).toList());
    }

    /// A list in its order.
    List<Row> told(@Nullable Dimension dimension, @Nullable List<Cell> cells) {
        return rows(dimension, Disclosure.of(cells == null ? List.of() : cells, least()));
    }

    /// What may be told already, the dearest first, and last what is withheld together.
    List<Row> dearest(Dimension dimension, List<Cell> disclosed) {
        Comparator<Cell> together = Comparator.comparing(cell -> cell.key().isEmpty());
        return rows(
                dimension,
                disclosed.stream().sorted(together.thenComparing(DEAREST_FIRST)).toList());
    }

    /// Keys of a list under which something is told.
    Set<String> keys(@Nullable List<Cell> cells) {
        return Disclosure.of(cells == null ? List.of() : cells, least()).stream()
                .map(Cell::key)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Row> rows(@Nullable Dimension dimension, List<Cell> disclosed) {
        return disclosed.stream()
                .map(
                        cell ->
                                new Row(
                                        cell.key(),
                                        name(dimension, cell.key()),
                                        cell.sum().declarations(),
                                        cell.sum().goods().toString(),
                                        cell.sum().tax().toString()))
                .toList();
    }

    private @Nullable Phrase name(@Nullable Dimension dimension, String key) {
        return switch (dimension) {
            case MODE -> name(CodeList.TRADE_MODE, key);
            case SITE -> name(CodeList.DISTRICT, key);
            case ORIGIN -> name(CodeList.COUNTRY, key);
            case PROVINCE -> provinces.name(key);
            case null, default -> null;
        };
    }

    private @Nullable Phrase name(CodeList list, String key) {
        Code code =
                reference
                        .get()
                        .codes()
                        .find(list, key, RemittanceController.today(clock))
                        .orElse(null);
        if (code == null) {
            return null;
        }
        String english = code.nameEn().isEmpty() ? code.nameZh() : code.nameEn();
        return new Phrase(code.nameZh(), english, english);
    }
}
