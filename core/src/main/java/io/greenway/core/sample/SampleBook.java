package io.greenway.core.sample;

import io.greenway.core.bonded.BookGoods;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The account book 账册 from which the generated bonded declarations (1210) take their goods.
public final class SampleBook {
    private static final String DISTRICT = "7916";

    private SampleBook() {}

    /// Number of the book of a warehouse, as its declarations name it.
    public static String number(String warehouse) {
        return "T"
                + DISTRICT
                + "W"
                + String.format(
                        Locale.ROOT, "%06d", Math.floorMod(warehouse.hashCode(), 1_000_000));
    }

    /// Customs district of the book.
    public static String customsCode() {
        return DISTRICT;
    }

    /// Everything that a generated declaration may name. Origins differ from lot to lot, so no line
    /// names one.
    public static List<BookGoods> goods() {
        List<BookGoods> all = new ArrayList<>();
        for (Goods goods : Catalogue.GOODS) {
            for (int brand = 0; brand < Basket.BRANDS.size(); brand++) {
                Trade.Item item = new Trade.Item(goods, Basket.BRANDS.get(brand), brand, 1, 0, "");
                all.add(new BookGoods(record(item), goods.code(), item.name(), goods.unit(), null));
            }
        }
        return all;
    }

    /// Goods record number 备案序号 of an item.
    static String record(Trade.Item item) {
        return "R" + item.number();
    }
}
