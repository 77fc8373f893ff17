package io.greenway.server.quarter;

import io.greenway.server.store.StockSums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every line of the account book is the sum of its moves, and what its warehouse knows.
final class StockInvariant {
    private static final String NOTHING = "0 0 0 0 0 0";

    private final StockSums sums;
    private final Driver driver;
    private final Warehouse warehouse;

    StockInvariant(StockSums sums, Driver driver, Warehouse warehouse) {
        this.sums = sums;
        this.driver = driver;
        this.warehouse = warehouse;
    }

    List<String> broken() {
        List<String> found = new ArrayList<>();
        long wrong = sums.wrongLines();
        if (wrong != 0) {
            found.add("stock sums: " + wrong);
        }
        Map<String, String> kept = kept();
        warehouse
                .known()
                .forEach(
                        (item, balance) -> {
                            String is = kept.getOrDefault(item, NOTHING);
                            if (!is.equals(balance.toString())) {
                                found.add(
                                        "stock of %s is %s and must be %s"
                                                .formatted(item, is, balance));
                            }
                        });
        return found;
    }

    private Map<String, String> kept() {
        Map<String, String> kept = new HashMap<>();
        driver.rows(
                        """
                        SELECT concat_ws(' ', item, received_e5, taken_e5, returned_e5, adjusted_e5,
                                         locked_e5, on_hand_e5)
                        FROM book_line WHERE book = '%s'
                        """
                                .formatted(Warehouse.BOOK))
                .forEach(
                        row ->
                                kept.put(
                                        row.split(" ", -1)[0],
                                        row.substring(row.indexOf(' ') + 1)));
        return kept;
    }
}
