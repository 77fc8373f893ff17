package io.greenway.core.bonded;

import java.time.LocalDate;
import java.util.List;

/// What people ask of the register of account books. Names of the records are part of the
/// interface: `add-goods`.
public sealed interface BookCommand {
    /// Opens a book.
    ///
    /// @param owner warehouse that keeps the goods
    /// @param site operator of the site by whose gate they leave
    /// @param customsCode customs district, 4 digits
    /// @param mode 1210 or 1239
    /// @param goods its first lines, may be empty
    record Open(
            String owner,
            String site,
            String customsCode,
            String mode,
            LocalDate validFrom,
            LocalDate validTo,
            List<BookGoods> goods)
            implements BookCommand {
        public Open {
            goods = goods == null ? List.of() : List.copyOf(goods);
        }
    }

    /// Puts goods on record.
    record AddGoods(List<BookGoods> goods) implements BookCommand {
        public AddGoods {
            goods = goods == null ? List.of() : List.copyOf(goods);
        }
    }

    /// Moves the last day.
    record Extend(LocalDate validTo) implements BookCommand {}

    /// Closes the book, which must be empty.
    ///
    /// @param reason why, for the log
    record Close(String reason) implements BookCommand {}
}
