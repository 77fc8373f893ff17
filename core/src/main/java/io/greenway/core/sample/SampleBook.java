package io.greenway.core.sample;

import io.greenway.core.bonded.BookGoods;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The account book 账册 from which the generated bonded declarations (1210) take their goods.
public final class SampleBook {
    private static final String DISTRICT = "7916";
    private static final int ENDING = 6;

    private SampleBook() {}

    /// Number of the book of a warehouse, as its declarations name it. It ends as the warehouse's
    /// code does, so that no two warehouses of a zone or a sandbox have the same.
    public static String number(String warehouse) {
        return "T" + DISTRICT + "W" + warehouse.substring(warehouse.length() - ENDING);
    }

    /// Customs district of the book.
    public static String customsCode() {
        return DISTRICT;
    }

    /// Everything that a generated declaration may name. Origins differ from lot to lot, so no line
    /// names one. Goods of one code and brand have one record, whatever their names.
    public static List<BookGoods> goods() {
        Map<String, BookGoods> all = new LinkedHashMap<>();
        for (Goods goods : Catalogue.GOODS) {
            for (int brand = 0; brand < Basket.BRANDS.size(); brand++) {
                Trade.Item item = new Trade.Item(goods, Basket.BRANDS.get(brand), brand, 1, 0, "");
                String record = record(item);
                all.putIfAbsent(
                        record,
                        new BookGoods(record, goods.code(), item.name(), goods.unit(), null));
            }
        }
        return List.copyOf(all.values());
    }

    /// Goods record number 备案序号 of an item.
    static String record(Trade.Item item) {
        return "R" + item.number();
    }
}
