package io.greenway.core.sample;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/// What happened, before anybody writes a document about it. All amounts are in fen.
///
/// @param number distinguishes the trade in numbers of documents
/// @param buyer who ordered and paid
/// @param consignee who receives; mostly the buyer
/// @param bonded whether the goods leave a bonded warehouse (1210) or come directly (9610)
/// @param ordered when the order was made
/// @param paid when it was paid
/// @param shipped when the waybill was made
/// @param declared when the inventory is declared
record Trade(
        String number,
        Party platform,
        Party seller,
        Party payer,
        Party carrier,
        Party agent,
        Party place,
        Person buyer,
        Person consignee,
        List<Item> items,
        long freight,
        long insurance,
        long discount,
        boolean bonded,
        int packingGrams,
        LocalDateTime ordered,
        LocalDateTime paid,
        LocalDateTime shipped,
        LocalDateTime declared) {
    Trade {
        items = List.copyOf(items);
    }

    /// One line of goods.
    ///
    /// @param goods what kind of goods
    /// @param brand made-up brand
    /// @param brandNumber number of the brand, part of the item number
    /// @param pieces units sold
    /// @param price price of one unit
    /// @param origin country of origin, customs code
    record Item(Goods goods, String brand, int brandNumber, int pieces, long price, String origin) {
        long total() {
            return pieces * price;
        }

        String name() {
            return brand + goods.name() + goods.content();
        }

        String number() {
            return "GW" + goods.code() + String.format(Locale.ROOT, "%02d", brandNumber);
        }

        /// Thirteen digits with the prefix 200, which shops use for themselves, and the check
        /// digit of the standard (GTIN-13).
        String barCode() {
            String digits =
                    "200"
                            + goods.code().substring(0, 7)
                            + String.format(Locale.ROOT, "%02d", brandNumber);
            int sum = 0;
            for (int i = 0; i < 12; i++) {
                sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
            }
            return digits + (10 - sum % 10) % 10;
        }
    }

    long goodsValue() {
        return items.stream().mapToLong(Item::total).sum();
    }

    /// goodsValue + freight + taxTotal - discount; the tax is not split from the price.
    long amountPaid() {
        return goodsValue() + freight - discount;
    }

    int netGrams() {
        return items.stream().mapToInt(item -> item.pieces() * item.goods().grams()).sum();
    }
}
