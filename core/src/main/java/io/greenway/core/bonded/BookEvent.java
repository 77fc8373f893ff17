package io.greenway.core.bonded;

import java.time.LocalDate;
import java.util.List;

/// What happened to an account book. Names of the records are part of the stored form: add, never
/// rename.
public sealed interface BookEvent {
    /// It was opened.
    record Opened(
            String owner,
            String site,
            String customsCode,
            String mode,
            LocalDate validFrom,
            LocalDate validTo,
            List<BookGoods> goods)
            implements BookEvent {
        public Opened {
            goods = List.copyOf(goods);
        }
    }

    /// Goods were put on record.
    record GoodsAdded(List<BookGoods> goods) implements BookEvent {
        public GoodsAdded {
            goods = List.copyOf(goods);
        }
    }

    /// Its last day was moved.
    record Extended(LocalDate validTo) implements BookEvent {}

    /// It was closed.
    record Closed(String reason) implements BookEvent {}
}
