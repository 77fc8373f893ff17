package io.greenway.server.quarter;

import io.greenway.core.bonded.BookGoods;
import io.greenway.core.clearance.Stage;
import io.greenway.core.sample.SampleBook;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The bonded warehouse and its gate, and the account book that is kept of them (1210): stock comes
/// in by lists, sold goods leave by the gate, now and then somebody counts, and the zone settles
/// what is missing or writes off what is spoilt. It knows by itself what must stand on the book.
final class Warehouse {
    static final String CODE = "5101960D61";
    static final String BOOK = "T7916W00QUART";
    private static final String SITE = "5101960D51";
    private static final String ACTIONS = "/api/v1/books/" + BOOK + "/actions";
    private static final String MESSAGES = "/api/v1/books/messages";

    private static final List<BookGoods> GOODS = SampleBook.goods();
    private static final int FIRST_PIECES = 3;
    private static final int ITEMS_OF_A_LIST = 40;
    private static final int ITEMS_COUNTED = 12;

    private final Scene scene;
    private final SplittableRandom random;

    /// What the warehouse did itself; what declarations did is known of the trades.
    private final Map<String, Balance> own = new TreeMap<>();

    private int lists;
    private int passes;
    private int counts;

    Warehouse(Scene scene, SplittableRandom random) {
        this.scene = scene;
        this.random = random;
    }

    private boolean by(int percent) {
        return random.nextInt(100) < percent;
    }

    /// Opens the book, and fills it with a little of most things.
    void open() {
        List<String> goods = new ArrayList<>();
        for (BookGoods one : GOODS) {
            goods.add(
                    "{'item':'%s','hsCode':'%s','name':'%s','unit':'%s'}"
                            .formatted(one.item(), one.hsCode(), one.name(), one.unit()));
        }
        String opening =
                """
                {'action':'open','owner':'%s','site':'%s','customsCode':'%s','mode':'1210',
                 'validFrom':'%s','validTo':'2099-12-31','goods':[%s]}
                """
                        .formatted(
                                CODE,
                                SITE,
                                SampleBook.customsCode(),
                                scene.today(),
                                String.join(",", goods));
        Wire.json(200, scene.wire.post(scene.wire.enterprise(CODE), ACTIONS, opening));
        stockIn(GOODS, FIRST_PIECES);
    }

    /// An evening in the warehouse, when nothing moves.
    void day() {
        if (scene.ending) {
            return;
        }
        if (by(30)) {
            List<BookGoods> some = new ArrayList<>();
            for (int at = 0; at < ITEMS_OF_A_LIST; at++) {
                BookGoods one = GOODS.get(random.nextInt(GOODS.size()));
                if (!some.contains(one)) {
                    some.add(one);
                }
            }
            stockIn(some, FIRST_PIECES + 1);
        }
        if (by(8)) {
            count();
        }
        if (by(8)) {
            writeOff();
        }
        if (by(8)) {
            forbidden();
        }
    }

    /// 核注清单; some records are on no list, so that goods run out.
    private void stockIn(List<BookGoods> goods, int most) {
        Map<String, BigDecimal> pieces = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        for (BookGoods one : goods) {
            int units = random.nextInt(most + 1);
            if (units > 0) {
                pieces.put(one.item(), BigDecimal.valueOf(units));
                lines.add(
                        "{'item':'%s','hsCode':'%s','unit':'%s','origin':'116','quantity':%d}"
                                .formatted(one.item(), one.hsCode(), one.unit(), units));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        String listNo = "QD" + lists++;
        send(
                CODE,
                list(listNo, lines),
                answer -> {
                    Wire.json(200, answer);
                    pieces.forEach((item, units) -> own(item).received(units));
                    if (by(15)) {
                        // The list once more, as another message.
                        send(CODE, list(listNo, lines), again -> Wire.json(422, again));
                    }
                });
    }

    private String list(String listNo, List<String> lines) {
        return "{'message':'inbound','guid':'%s','book':'%s','listNo':'%s','lines':[%s]}"
                .formatted(scene.wire.guid(), BOOK, listNo, String.join(",", lines));
    }

    /// A declaration was released: its parcel leaves some day, unless customs closes it before.
    void hear(Trade trade) {
        if (trade.isBonded()) {
            scene.in(Scene.days(random, 0, 9), () -> letOut(trade));
        }
    }

    /// 核放单.
    private void letOut(Trade trade) {
        send(
                SITE,
                pass(trade),
                answer -> {
                    boolean may = trade.stage == Stage.RELEASED && !trade.goneOut;
                    Wire.json(may ? 200 : 422, answer);
                    if (may) {
                        trade.goneOut = true;
                        passes++;
                    }
                });
    }

    private String pass(Trade trade) {
        return "{'message':'gate-out','guid':'%s','passNo':'P-%d','invtNos':['%s']}"
                .formatted(scene.wire.guid(), trade.number, trade.invtNo());
    }

    /// Somebody wants out what is not released, or what has left; or another enterprise asks.
    private void forbidden() {
        Trade trade =
                scene.any(
                        random,
                        one ->
                                one.isBonded()
                                        && one.invtNo != null
                                        && (one.stage != Stage.RELEASED || one.goneOut));
        if (trade != null) {
            say(scene.wire.enterprise(SITE), pass(trade), 422);
            say(scene.wire.enterprise("5101960D31"), pass(trade), 422);
        }
    }

    /// 盘点: what is missing is settled by the zone, which may find too little left to take it from.
    private void count() {
        Map<String, Balance> known = known();
        Map<String, Integer> missing = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Balance> one : known.entrySet()) {
            if (lines.size() < ITEMS_COUNTED && by(10) && one.getValue().present().signum() > 0) {
                int less = random.nextInt(3) == 0 ? 1 : 0;
                missing.put(one.getKey(), less);
                BigDecimal found = one.getValue().present().subtract(BigDecimal.valueOf(less));
                lines.add("{'item':'%s','counted':%s}".formatted(one.getKey(), found));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        String counted =
                "{'message':'stocktake','guid':'%s','book':'%s','lines':[%s]}"
                        .formatted(scene.wire.guid(), BOOK, String.join(",", lines));
        JsonNode answer = say(scene.wire.enterprise(CODE), counted, 200);
        for (JsonNode one : answer.get("differences")) {
            BigDecimal less = BigDecimal.valueOf(-missing.get(one.get("item").asString()));
            if (less.compareTo(new BigDecimal(one.get("difference").asString())) != 0) {
                throw new AssertionError("counted " + counted + ", found " + answer);
            }
        }
        counts++;
        settle(missing, answer.get("guid").asString(), known);
    }

    private void settle(
            Map<String, Integer> missing, String stocktake, Map<String, Balance> known) {
        String settling =
                """
                {'message':'settle','guid':'%s','book':'%s','stocktake':'%s','reason':'broken',
                 'values':[%s]}
                """
                        .formatted(
                                scene.wire.guid(),
                                BOOK,
                                stocktake,
                                missing.keySet().stream()
                                        .map("{'item':'%s','unitValue':100}"::formatted)
                                        .collect(Collectors.joining(",")));
        boolean enough =
                missing.entrySet().stream()
                        .allMatch(
                                one ->
                                        known.get(one.getKey())
                                                        .onHand()
                                                        .compareTo(
                                                                BigDecimal.valueOf(one.getValue()))
                                                >= 0);
        say(Wire.person("operator"), settling, enough ? 200 : 422);
        if (enough) {
            missing.forEach((item, less) -> own(item).adjusted(BigDecimal.valueOf(-less)));
        }
    }

    /// 核销: one piece, or more than there is.
    private void writeOff() {
        List<Map.Entry<String, Balance>> all =
                known().entrySet().stream()
                        .filter(one -> one.getValue().onHand().signum() > 0)
                        .toList();
        if (all.isEmpty()) {
            return;
        }
        Map.Entry<String, Balance> one = all.get(random.nextInt(all.size()));
        boolean tooMuch = by(30);
        BigDecimal pieces = tooMuch ? one.getValue().onHand().add(BigDecimal.ONE) : BigDecimal.ONE;
        String off =
                """
                {'message':'write-off','guid':'%s','book':'%s','reason':'expired',
                 'documentNo':'D-%d','lines':[{'item':'%s','quantity':%s}]}
                """
                        .formatted(
                                scene.wire.guid(),
                                BOOK,
                                counts,
                                one.getKey(),
                                pieces.toPlainString());
        say(Wire.person("operator"), off, tooMuch ? 422 : 200);
        if (!tooMuch) {
            own(one.getKey()).adjusted(pieces.negate());
        }
    }

    private JsonNode say(String who, String text, int status) {
        return Wire.json(status, scene.wire.post(who, MESSAGES, text));
    }

    private void send(String sender, String text, Consumer<HttpResponse<String>> taken) {
        scene.post.send(
                new Letter(sender, Letter.Place.BOOK, text.replace('\'', '"'), List.of(), taken));
    }

    private Balance own(String item) {
        return own.computeIfAbsent(item, one -> new Balance());
    }

    /// What must stand on each line of the book, by everything that was sent and told.
    Map<String, Balance> known() {
        Map<String, Balance> all = new TreeMap<>();
        own.forEach((item, balance) -> all.put(item, balance.copy()));
        for (Trade trade : scene.trades()) {
            if (!trade.isBonded() || trade.stage == null) {
                continue;
            }
            Stage stage = trade.stage;
            trade.ofTheBook()
                    .forEach(
                            (item, pieces) ->
                                    all.computeIfAbsent(item, one -> new Balance())
                                            .declared(stage, pieces));
            for (Back back : trade.returns) {
                if (back.told.equals("ARRIVED")) {
                    back.ofTheBook(trade)
                            .forEach(
                                    (item, pieces) ->
                                            all.computeIfAbsent(item, one -> new Balance())
                                                    .returned(pieces));
                }
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return "%d lists, %d parcels out by the gate, %d counts".formatted(lists, passes, counts);
    }
}
