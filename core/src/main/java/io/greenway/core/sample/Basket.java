package io.greenway.core.sample;

import io.greenway.core.sample.Trade.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What a buyer puts together: mostly one to five lines within the single limit, now and
/// then one dear item above it.
final class Basket {
    /// Goods, freight and insurance stay below the single limit of 5,000 together.
    private static final long MOST_FEN = 4_600_00;

    private static final int ONE_DEAR_ITEM_IN = 400;
    private static final int LARGE_BASKET_IN = 100;
    static final List<String> BRANDS =
            List.of("雪岭", "晨湾", "松果", "白塔", "金橡", "海礁", "云杉", "麦浪", "铃兰", "北辰", "鹿溪", "青榄");
    private static final List<String> ORIGINS =
            List.of(
                    "116", "133", "303", "304", "305", "307", "309", "312", "331", "502", "601",
                    "609");
    private static final List<Goods> DEAR =
            Catalogue.GOODS.stream().filter(goods -> goods.highestFen() >= 3_500_00).toList();

    private final SplittableRandom random;

    Basket(SplittableRandom random) {
        this.random = random;
    }

    List<Item> of(Kind kind) {
        return switch (kind) {
            case SINGLE_LIMIT -> List.of(dear(2_600_00, 3_500_00), dear(2_600_00, 3_500_00));
            case LINE_PRICE -> usual(2 + random.nextInt(3));
            case CONSISTENT ->
                    random.nextInt(ONE_DEAR_ITEM_IN) == 0
                            ? List.of(dear(5_200_00, 6_800_00))
                            : usual(lines());
            case WAYBILL_ORDER_NUMBER,
                    WAYBILL_NUMBER,
                    SELLER,
                    PAYMENT_ENTERPRISE,
                    PAYMENT_NUMBER,
                    BUYER_NAME,
                    BUYER_ID,
                    BUYER_TELEPHONE,
                    PAYER_NAME,
                    PAYER_ID,
                    AMOUNT_PAID,
                    MONEY_EQUATION,
                    LINE_COUNT,
                    LINE_QUANTITY,
                    LINE_NAME,
                    GOODS_VALUE,
                    FREIGHT,
                    INSURANCE,
                    CONSIGNEE,
                    IDENTITY_NUMBER,
                    NOT_ON_POSITIVE_LIST,
                    MISSING_ORDER,
                    MISSING_PAYMENT,
                    MISSING_WAYBILL ->
                    usual(lines());
        };
    }

    /// Half of the baskets have one line, few have more than four.
    private int lines() {
        if (random.nextInt(LARGE_BASKET_IN) == 0) {
            return 6 + random.nextInt(15);
        }
        int lines = 1;
        while (lines < 5 && random.nextInt(2) == 0) {
            lines++;
        }
        return lines;
    }

    private List<Item> usual(int lines) {
        long most = MOST_FEN / lines;
        List<Goods> affordable =
                Catalogue.GOODS.stream().filter(goods -> goods.lowestFen() < most).toList();
        List<Item> items = new ArrayList<>(lines);
        for (int i = 0; i < lines; i++) {
            items.add(item(affordable.get(random.nextInt(affordable.size())), most));
        }
        return items;
    }

    private Item item(Goods goods, long most) {
        long price = price(goods.lowestFen(), Math.min(goods.highestFen(), most));
        int affordable = (int) Math.min(4, most / price);
        return item(goods, 1 + random.nextInt(affordable), price);
    }

    private Item dear(long lowest, long highest) {
        return item(DEAR.get(random.nextInt(DEAR.size())), 1, price(lowest, highest));
    }

    private Item item(Goods goods, int pieces, long price) {
        int brand = random.nextInt(BRANDS.size());
        String origin = ORIGINS.get(random.nextInt(ORIGINS.size()));
        return new Item(goods, BRANDS.get(brand), brand, pieces, price, origin);
    }

    /// Low prices are more usual than high ones; most end in whole jiao.
    private long price(long lowest, long highest) {
        double share = random.nextDouble() * random.nextDouble();
        long fen = lowest + (long) ((highest - lowest) * share);
        return random.nextInt(4) == 0 ? fen : Math.max(lowest, fen / 10 * 10);
    }
}
