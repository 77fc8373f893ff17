package io.greenway.server.quarter;

import io.greenway.core.inspection.FailCode;
import io.greenway.core.inspection.OrderOutcome;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Officers of inspection and quarantine: they work on control orders, draw samples, find and rule,
/// two of them where two are needed, and see recalls through, which sellers answer.
final class Inspectors {
    private static final String BASE = "/api/v1/inspection";
    private static final String FIRST = "inspection1";
    private static final String SECOND = "inspection2";
    private static final List<String> SELLERS = List.of("5101960D11", "5101960D12", "5101960D02");
    private static final Set<String> DONE = Set.of("CLOSED");

    private final Scene scene;
    private final SplittableRandom random;
    private int decided;
    private int recalls;

    Inspectors(Scene scene, SplittableRandom random) {
        this.scene = scene;
        this.random = random;
    }

    private boolean by(int percent) {
        return random.nextInt(100) < percent;
    }

    void day() {
        if (scene.isAway(Scene.INSPECTORS)) {
            return;
        }
        List<JsonNode> orders = new ArrayList<>();
        scene.wire
                .get(Wire.person(FIRST), BASE + "/orders?limit=200")
                .get("orders")
                .forEach(orders::add);
        orders.sort(Comparator.comparing(order -> order.get("number").asString()));
        for (JsonNode order : orders) {
            if (!DONE.contains(order.get("stage").asString()) && (scene.ending || by(60))) {
                work(order);
            }
        }
        if (scene.ending || by(40)) {
            recalls();
        }
    }

    /// Goes on with an order from where it stands.
    private void work(JsonNode order) {
        long id = order.get("id").asLong();
        Trade trade = scene.declared(order.get("number").asString());
        String stage = order.get("stage").asString();
        switch (stage) {
            case "CREATED" -> {
                step(FIRST, id, "{'step':'assign'}", 200);
                if (by(10)) {
                    step(FIRST, id, "{'step':'hand-back'}", 200);
                    return;
                }
                step(FIRST, id, "{'step':'start'}", 200);
                if (scene.ending || by(70)) {
                    find(id, trade);
                }
            }
            case "STARTED" -> find(id, trade);
            case "RECTIFYING" -> {
                step(FIRST, id, "{'step':'recheck'}", 200);
                pass(id, trade);
            }
            case "REPORTED" -> {
                // One that nobody had got its outcome from a desk, and stays as it is.
                if (!order.path("officer").asString("").isEmpty()) {
                    step(FIRST, id, "{'step':'close'}", 200);
                }
            }
            default -> throw new AssertionError("left at " + order);
        }
    }

    private void find(long id, @Nullable Trade trade) {
        if (by(40) && !sample(id)) {
            fail(id, trade, FailCode.FAIL_SAFETY);
        } else if (by(70)) {
            pass(id, trade);
        } else {
            FailCode[] codes = FailCode.values();
            fail(id, trade, codes[random.nextInt(codes.length)]);
        }
    }

    private void pass(long id, @Nullable Trade trade) {
        cause(trade, "800");
        var answer = post(FIRST, id, "{'step':'pass'}");
        if (answer.statusCode() == 422) {
            // A sample that failed stands against it.
            fail(id, trade, FailCode.FAIL_SAFETY);
            return;
        }
        Wire.json(200, answer);
        decided++;
    }

    /// Draws a sample and takes it through the laboratory; a broken seal spoils it.
    ///
    /// @return whether the goods are good
    private boolean sample(long id) {
        JsonNode asked = step(FIRST, id, "{'step':'draw-sample','pieces':0}", 422);
        String pieces = asked.get("faults").get(0).path("expected").asString("");
        if (pieces.isEmpty() || !pieces.matches("[0-9]+")) {
            return true;
        }
        step(FIRST, id, "{'step':'draw-sample','pieces':" + pieces + "}", 200);
        step(FIRST, id, "{'step':'seal','seal':'S" + id + "'}", 200);
        step(FIRST, id, "{'step':'send','laboratory':'L-1'}", 200);
        step(FIRST, id, "{'step':'receive','sealWhole':true}", 200);
        step(FIRST, id, "{'step':'test'}", 200);
        boolean good = by(75);
        step(FIRST, id, "{'step':'result','passed':" + good + "}", 200);
        step(FIRST, id, "{'step':'final','passed':" + good + "}", 200);
        return good;
    }

    private void fail(long id, @Nullable Trade trade, FailCode code) {
        step(FIRST, id, "{'step':'fail','code':'" + code + "'}", 200);
        List<OrderOutcome> outcomes = code.outcomes().stream().sorted().toList();
        OrderOutcome outcome = outcomes.get(random.nextInt(outcomes.size()));
        cause(trade, outcome == OrderOutcome.DESTROY ? "700" : status(outcome));
        step(FIRST, id, "{'step':'decide','outcome':'" + outcome + "'}", 200);
        if (outcome.needsSecondPerson()) {
            step(FIRST, id, "{'step':'confirm'}", 422);
            if (by(20)) {
                step(SECOND, id, "{'step':'object','remark':'look again'}", 200);
                step(FIRST, id, "{'step':'decide','outcome':'" + outcome + "'}", 200);
            }
            step(SECOND, id, "{'step':'confirm'}", 200);
        }
        decided++;
    }

    private static String status(OrderOutcome outcome) {
        return switch (outcome) {
            case RELEASE -> "800";
            case RECTIFY, TREAT -> "600";
            case RETURN, DESTROY -> "700";
            case TRANSFER_501 -> "501";
            case TRANSFER_502 -> "502";
            case TRANSFER_503 -> "503";
        };
    }

    private static void cause(@Nullable Trade trade, String status) {
        if (trade != null) {
            trade.causes.add(status);
        }
    }

    /// Issues what was opened, lets sellers answer, and closes what all have answered.
    private void recalls() {
        JsonNode page = scene.wire.get(Wire.person(FIRST), BASE + "/recalls?limit=50");
        for (JsonNode recall : page.get("recalls")) {
            long id = recall.get("id").asLong();
            String steps = BASE + "/recalls/" + id + "/steps";
            String stage = recall.get("stage").asString();
            if (stage.equals("OPENED")) {
                Wire.json(200, scene.wire.post(Wire.person(FIRST), steps, "{'step':'issue'}"));
                SELLERS.forEach(seller -> answer(seller, id));
                if (by(80)) {
                    close(steps);
                }
            } else if (stage.equals("ISSUED")) {
                close(steps);
            }
        }
    }

    private void close(String steps) {
        Wire.json(200, scene.wire.post(Wire.person(SECOND), steps, "{'step':'close'}"));
        recalls++;
    }

    private void answer(String seller, long recall) {
        String who = scene.wire.enterprise(seller);
        JsonNode notices = scene.wire.get(who, BASE + "/notices?limit=50").get("notices");
        for (JsonNode notice : notices) {
            if (notice.get("recall").asLong() == recall) {
                String steps = BASE + "/notices/" + recall + "/steps";
                int parcels = notice.get("parcels").asInt();
                Wire.json(200, scene.wire.post(who, steps, "{'step':'acknowledge'}"));
                String finish = "{'step':'finish','recovered':" + random.nextInt(parcels + 1) + "}";
                Wire.json(200, scene.wire.post(who, steps, finish));
            }
        }
    }

    private JsonNode step(String who, long id, String body, int status) {
        return Wire.json(status, post(who, id, body));
    }

    private HttpResponse<String> post(String who, long id, String body) {
        return scene.wire.post(Wire.person(who), BASE + "/orders/" + id + "/steps", body);
    }

    @Override
    public String toString() {
        return decided + " inspections, " + recalls + " recalls";
    }
}
