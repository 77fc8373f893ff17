package io.greenway.server.quarter;

import io.greenway.core.clearance.Stage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/// Sellers who owe money abroad, their bank, and the officers of foreign exchange. Most ask for
/// what they may; some ask twice, for too much, or for goods that are not released.
final class Banks {
    private static final String BANK = "5101960D21";
    private static final String BASE = "/api/v1/exchange";
    private static final String DOLLARS = "502";
    private static final String YUAN = "142";
    private static final List<String> SELLERS = List.of("5101960D11", "5101960D12", "5101960D02");

    private final Scene scene;
    private final SplittableRandom random;

    /// What must have become of each request: one of these stages.
    private final Map<String, Set<String>> due = new LinkedHashMap<>();

    private int requests;

    Banks(Scene scene, SplittableRandom random) {
        this.scene = scene;
        this.random = random;
    }

    private boolean by(int percent) {
        return random.nextInt(100) < percent;
    }

    void day() {
        if (scene.ending) {
            return;
        }
        for (String seller : SELLERS) {
            if (by(20)) {
                request(seller);
            }
        }
        if (by(4)) {
            payWithoutAsking();
        }
    }

    private void request(String seller) {
        List<Trade> batch = new ArrayList<>();
        for (int size = 1 + random.nextInt(3); size > 0; size--) {
            Trade trade =
                    scene.any(
                            random,
                            one ->
                                    one.isReleased()
                                            && !one.paidAbroad
                                            && !one.cameBack()
                                            && !batch.contains(one)
                                            && one.head().ebcCode().equals(seller));
            if (trade != null) {
                batch.add(trade);
            }
        }
        if (batch.isEmpty()) {
            return;
        }
        String currency = by(70) ? DOLLARS : YUAN;
        if (by(12)) {
            // Again what is paid for already, or what was never released.
            Trade other =
                    scene.any(
                            random,
                            one ->
                                    one.head().ebcCode().equals(seller)
                                            && !batch.contains(one)
                                            && (one.paidAbroad || one.stage == Stage.CHECKED));
            if (other != null) {
                batch.add(other);
                ask(seller, currency, batch, "0.5", true);
            }
        } else if (by(12)) {
            ask(seller, currency, batch, "1.4", true);
        } else {
            ask(seller, currency, batch, "0.9", false);
        }
    }

    private void ask(
            String seller, String currency, List<Trade> batch, String share, boolean wrong) {
        String reference = "Q" + requests++;
        List<String> lines = new ArrayList<>();
        for (Trade trade : batch) {
            BigDecimal yuan = trade.goodsValue().multiply(new BigDecimal(share));
            // Any rate of the quarter leaves it below the goods value, or above it.
            BigDecimal rate = currency.equals(YUAN) ? BigDecimal.ONE : new BigDecimal("7.3");
            BigDecimal amount = yuan.divide(rate, 2, RoundingMode.DOWN).max(new BigDecimal("0.01"));
            lines.add("{'invtNo':'%s','amount':%s}".formatted(trade.invtNo(), amount));
        }
        String body =
                """
                {'reference':'%s','bankCode':'%s','payeeName':'Overseas','payeeCountry':'502',
                 'currency':'%s','lines':[%s]}
                """
                        .formatted(reference, BANK, currency, String.join(",", lines));
        String who = scene.wire.enterprise(seller);
        JsonNode made = Wire.json(201, scene.wire.post(who, BASE + "/remittances", body));
        if (by(20)) {
            // The answer got lost: the same request has the same answer.
            JsonNode again = Wire.json(201, scene.wire.post(who, BASE + "/remittances", body));
            if (!again.equals(made)) {
                throw new AssertionError(made + " became " + again);
            }
        }
        String stage = made.get("stage").asString();
        String number = made.get("number").asString();
        if (wrong) {
            due.put(reference, Set.of("REFUSED"));
            return;
        }
        batch.forEach(trade -> trade.paidAbroad = true);
        due.put(reference, Set.of("CHECKED", "REVIEW"));
        if (stage.equals("REVIEW")) {
            scene.in(
                    Scene.days(random, 0, 5),
                    () -> review(reference, number, seller, currency, batch));
        } else {
            goOn(reference, number, seller, currency, batch);
        }
    }

    private void review(
            String reference, String number, String seller, String currency, List<Trade> batch) {
        boolean good = by(75);
        rule(number, good);
        if (good) {
            due.put(reference, Set.of("CHECKED"));
            goOn(reference, number, seller, currency, batch);
        } else {
            due.put(reference, Set.of("REFUSED"));
            batch.forEach(trade -> trade.paidAbroad = false);
        }
    }

    /// At the desk: to let it go on takes two officers, to decline it one.
    private void rule(String number, boolean good) {
        String first = Wire.person("exchange");
        String queue = "/api/v1/desk/tasks?kind=exchange-review&subject=" + number;
        long task = scene.wire.get(first, queue).get("tasks").get(0).get("id").asLong();
        String actions = "/api/v1/desk/tasks/" + task + "/actions";
        String decide =
                good
                        ? "{'action':'decide','ruling':'approve','reason':'F21'}"
                        : "{'action':'decide','ruling':'decline','reason':'F31'}";
        Wire.json(200, scene.wire.post(first, actions, "{'action':'claim'}"));
        Wire.json(200, scene.wire.post(first, actions, decide));
        if (good) {
            Wire.json(403, scene.wire.post(first, actions, "{'action':'confirm'}"));
            String second = Wire.person("exchange2");
            Wire.json(200, scene.wire.post(second, actions, "{'action':'confirm'}"));
        }
    }

    private void goOn(
            String reference, String number, String seller, String currency, List<Trade> batch) {
        if (by(10)) {
            String who = scene.wire.enterprise(seller);
            scene.in(
                    Scene.days(random, 0, 2),
                    () -> {
                        step(who, number, "{'step':'withdraw'}", 200);
                        due.put(reference, Set.of("WITHDRAWN"));
                        batch.forEach(trade -> trade.paidAbroad = false);
                    });
            return;
        }
        if (currency.equals(YUAN)) {
            scene.in(Scene.days(random, 0, 4), () -> remit(reference, number, batch));
        } else {
            scene.in(Scene.days(random, 0, 4), () -> buy(reference, number, batch));
        }
    }

    private void buy(String reference, String number, List<Trade> batch) {
        if (scene.isAway(Scene.BANK)) {
            scene.in(Duration.ofDays(1), () -> buy(reference, number, batch));
            return;
        }
        String path = BASE + "/remittances/" + number;
        String bank = scene.wire.enterprise(BANK);
        String amount = scene.wire.get(bank, path).get("amount").asString();
        String buy = "{'step':'buy','amount':%s,'rate':7.08,'bankReference':'B'}".formatted(amount);
        if (!isOwed(number, buy, batch)) {
            return;
        }
        due.put(reference, Set.of("BOUGHT_FX"));
        if (by(20)) {
            // A bank that buys twice is told that it has.
            step(bank, number, buy, 422);
        }
        scene.in(Scene.days(random, 0, 6), () -> remit(reference, number, batch));
    }

    private void remit(String reference, String number, List<Trade> batch) {
        String remit = "{'step':'remit','day':'%s','bankReference':'B2'}".formatted(scene.today());
        if (!isOwed(number, remit, batch)) {
            return;
        }
        due.put(reference, Set.of("REMITTED"));
        scene.in(Scene.days(random, 0, 6), () -> report(reference, number));
    }

    private void report(String reference, String number) {
        String bank = scene.wire.enterprise(BANK);
        String amount =
                scene.wire.get(bank, BASE + "/remittances/" + number).get("amount").asString();
        String report =
                """
                {'step':'report','reportNo':'N-%s','resident':true,'settlementMethod':'TT',
                 'parts':[{'code':'121990','amount':%s}]}
                """
                        .formatted(reference, amount);
        step(bank, number, report, 200);
        due.put(reference, Set.of("REPORTED", "SETTLED"));
    }

    private void step(String who, String number, String body, int status) {
        Wire.json(status, scene.wire.post(who, steps(number), body));
    }

    private static String steps(String number) {
        return BASE + "/remittances/" + number + "/steps";
    }

    /// Takes a step for which the money must still be owed. It may be refused when something of the
    /// goods came back since it was asked for, and then the payment stays where it is.
    private boolean isOwed(String number, String body, List<Trade> batch) {
        HttpResponse<String> answer =
                scene.wire.post(scene.wire.enterprise(BANK), steps(number), body);
        if (answer.statusCode() == 422 && batch.stream().anyMatch(Trade::cameBack)) {
            return false;
        }
        Wire.json(200, answer);
        return true;
    }

    /// Money that went by another way, which the bank reports.
    private void payWithoutAsking() {
        String body =
                """
                {'reference':'O%d','payerCode':'5101960D11','payeeName':'Overseas',
                 'country':'502','currency':'502','amount':3.00,'paidOn':'%s'}
                """
                        .formatted(requests++, scene.today());
        String bank = scene.wire.enterprise(BANK);
        Wire.json(201, scene.wire.post(bank, BASE + "/payments", body));
        Wire.json(200, scene.wire.post(bank, BASE + "/payments", body));
    }

    /// What must have become of each request, by its reference.
    Map<String, Set<String>> due() {
        return Map.copyOf(due);
    }
}
