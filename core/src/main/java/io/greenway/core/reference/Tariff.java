package io.greenway.core.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The positive list of retail import goods with their rates: a commodity that is not in the
/// table is not on the list (R-050; 公告2019年第96号 as adjusted by 公告2022年第7号).
public final class Tariff {
    private final History<TariffRow> history;
    private final Map<String, String> keyByOtherCode;
    private final Parameters parameters;

    private Tariff(History<TariffRow> history, Parameters parameters) {
        this.history = history;
        this.keyByOtherCode =
                history.all().stream()
                        .filter(row -> !row.hs10().startsWith(row.hs8()))
                        .collect(Collectors.toMap(TariffRow::hs10, TariffRow::hs8, (a, b) -> b));
        this.parameters = parameters;
    }

    static Tariff of(List<TariffRow> rows, Parameters parameters) {
        return new Tariff(History.of(rows), parameters);
    }

    Tariff with(Parameters other) {
        return new Tariff(history, other);
    }

    Tariff with(TariffRow row, Hands hands) {
        return new Tariff(history.with(row, hands), parameters);
    }

    Tariff without(String hs8, LocalDate from, Hands hands) {
        return new Tariff(history.without(hs8, from, hands), parameters);
    }

    Optional<Hands> hands(String hs8, LocalDate date) {
        return history.hands(hs8, date);
    }

    /// The rows in force on a day, as they were entered.
    List<TariffRow> rows(LocalDate date) {
        return history.on(date);
    }

    /// The commodity as it stands on that day, if it is on the list.
    ///
    /// @param code commodity code; the first 8 of its digits decide, unless the row itself names
    ///     another code of 10 digits: codes are renumbered at new year and both stay in use for a
    ///     time
    public Optional<TariffItem> item(String code, LocalDate date) {
        String hs8 = code.length() > 8 ? code.substring(0, 8) : code;
        return history.at(hs8, date)
                .or(() -> renumbered(code, date))
                .map(row -> row.on(date, parameters));
    }

    /// Category of the commodity on that day; a star when it is not on the list. For what every
    /// declaration asks: it reads no rates.
    public String category(String code, LocalDate date) {
        String hs8 = code.length() > 8 ? code.substring(0, 8) : code;
        return history.at(hs8, date)
                .or(() -> renumbered(code, date))
                .map(TariffRow::category)
                .orElse("*");
    }

    private Optional<TariffRow> renumbered(String code, LocalDate date) {
        return Optional.ofNullable(keyByOtherCode.get(code)).flatMap(key -> history.at(key, date));
    }

    /// Everything the table says.
    String said() {
        return history.said(TariffRow::toString);
    }

    /// Every commodity on the list on that day.
    public List<TariffItem> items(LocalDate date) {
        return history.on(date).stream().map(row -> row.on(date, parameters)).toList();
    }
}
