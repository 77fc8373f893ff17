package io.greenway.core.bonded;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A bonded account book 账册, without its balances.
///
/// @param number its number (CEB621 `emsNo`), at most 30 characters
/// @param owner warehouse 区内企业 that keeps the goods (CEB621 `areaCode`)
/// @param site operator of the site by whose gate the goods leave
/// @param customsCode customs district, 4 digits
/// @param mode supervision mode, 1210 or 1239
/// @param validFrom first day
/// @param validTo last day
/// @param closed whether it was closed
/// @param goods its lines by their record numbers
public record AccountBook(
        String number,
        String owner,
        String site,
        String customsCode,
        String mode,
        LocalDate validFrom,
        LocalDate validTo,
        boolean closed,
        Map<String, BookGoods> goods) {
    /// A book holds at most so many lines.
    public static final int MOST_LINES = 100_000;

    public AccountBook {
        goods = Map.copyOf(goods);
    }

    /// Whether it takes part in trade on that day.
    public boolean isOpen(LocalDate day) {
        return !closed && !day.isBefore(validFrom) && !day.isAfter(validTo);
    }

    /// The goods of a line.
    public Optional<BookGoods> line(@Nullable String item) {
        return item == null ? Optional.empty() : Optional.ofNullable(goods.get(item));
    }

    AccountBook with(List<BookGoods> added) {
        Map<String, BookGoods> all = new LinkedHashMap<>(goods);
        added.forEach(one -> all.put(one.item(), one));
        return new AccountBook(
                number, owner, site, customsCode, mode, validFrom, validTo, closed, all);
    }

    AccountBook until(LocalDate last) {
        return new AccountBook(
                number, owner, site, customsCode, mode, validFrom, last, closed, goods);
    }

    AccountBook closedNow() {
        return new AccountBook(
                number, owner, site, customsCode, mode, validFrom, validTo, true, goods);
    }
}
