package io.greenway.server.quarter;

import io.greenway.core.clearance.Stage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Officers of customs and tax at their desks: they claim, hand back, rule, and look at each
/// other's rulings where two are needed. Now and then they lay a task on the desk themselves.
final class DeskOfficers {
    private static final List<String> OFFICERS = List.of("customs1", "customs2");
    private static final Set<String> OPEN = Set.of("OPEN", "CLAIMED", "PROPOSED");

    /// What may be ruled of each kind, with its reason and the status it brings.
    private record Way(String ruling, String reason, String status, boolean two) {}

    private static final Way RELEASE = new Way("RELEASE", "C01", "800", false);
    private static final Way INSPECT = new Way("INSPECT", "C21", "500", false);
    private static final Way INSPECT_AGAIN = new Way("INSPECT", "C22", "500", false);
    private static final Way REJECT = new Way("REJECT", "C11", "100", false);
    private static final Way ABROAD = new Way("RETURN_ABROAD", "C41", "700", false);
    private static final Way LEGAL = new Way("DETAIN_LEGAL", "C33", "503", true);
    private static final Way SMUGGLING = new Way("DETAIN_SMUGGLING", "C32", "502", true);
    private static final Way DESTROY = new Way("DESTROY", "C42", "700", true);
    private static final Way CLOSE = new Way("CLOSE", "C51", "899", false);

    private static final Map<String, List<Way>> WAYS =
            Map.of(
                    "CUSTOMS_REVIEW", List.of(RELEASE, RELEASE, RELEASE, REJECT, INSPECT, LEGAL),
                    "CUSTOMS_INSPECTION", List.of(RELEASE, RELEASE, RELEASE, ABROAD, SMUGGLING),
                    "CUSTOMS_DETENTION", List.of(INSPECT_AGAIN, INSPECT_AGAIN, ABROAD, DESTROY),
                    "CUSTOMS_CLOSING", List.of(CLOSE));

    private final Scene scene;
    private final SplittableRandom random;
    private int ruled;

    DeskOfficers(Scene scene, SplittableRandom random) {
        this.scene = scene;
        this.random = random;
    }

    private boolean by(int percent) {
        return random.nextInt(100) < percent;
    }

    /// A day at the desk.
    void day() {
        if (scene.isAway(Scene.OFFICERS)) {
            return;
        }
        if (!scene.ending) {
            layTasks();
        }
        JsonNode page = scene.wire.get(Wire.person("customs1"), "/api/v1/desk/tasks?limit=200");
        List<JsonNode> tasks = new ArrayList<>();
        for (JsonNode task : page.get("tasks")) {
            if (OPEN.contains(task.get("stage").asString())) {
                tasks.add(task);
            }
        }
        tasks.sort(Comparator.comparing(task -> task.get("subject").asString()));
        for (JsonNode task : tasks) {
            if (scene.ending || by(70)) {
                work(task);
            }
        }
    }

    private void layTasks() {
        if (by(25)) {
            Trade trade = scene.any(random, one -> one.isSilent() && one.stage == Stage.CHECKED);
            if (trade != null) {
                lay("customs1", "CUSTOMS_REVIEW", trade);
                trade.causes.add("300");
            }
        }
        if (by(12)) {
            Trade trade = scene.any(random, one -> one.stage == Stage.RELEASED);
            if (trade != null) {
                lay("customs2", "CUSTOMS_CLOSING", trade);
            }
        }
        if (by(8)) {
            Trade trade = scene.any(random, Trade::isReleased);
            if (trade != null) {
                enquire(trade);
            }
        }
    }

    /// The tax office asks, and finds nothing.
    private void enquire(Trade trade) {
        String who = Wire.person("tax");
        JsonNode task = lay("tax", "TAX_ENQUIRY", trade);
        if (task == null) {
            return;
        }
        String actions = "/api/v1/desk/tasks/" + task.get("id").asLong() + "/actions";
        Wire.json(200, scene.wire.post(who, actions, "{'action':'claim'}"));
        String clear = "{'action':'decide','ruling':'CLEAR','reason':'T01'}";
        Wire.json(200, scene.wire.post(who, actions, clear));
    }

    /// @return the task; null when one of that kind lies there already
    private @Nullable JsonNode lay(String who, String kind, Trade trade) {
        String body = "{'kind':'%s','invtNo':'%s'}".formatted(kind, trade.invtNo());
        var answer = scene.wire.post(Wire.person(who), "/api/v1/desk/tasks", body);
        return answer.statusCode() == 409 ? null : Wire.json(201, answer);
    }

    private void work(JsonNode task) {
        String stage = task.get("stage").asString();
        String kind = task.get("kind").asString();
        long id = task.get("id").asLong();
        Trade trade = scene.declared(task.get("subject").asString());
        List<Way> ways = WAYS.get(kind);
        if (trade == null || ways == null) {
            throw new AssertionError("a task that nobody knows of: " + task);
        }
        if (stage.equals("PROPOSED")) {
            // Proposed on an earlier day; only the other one can look at it.
            JsonNode whole = scene.wire.get(Wire.person("customs1"), "/api/v1/desk/tasks/" + id);
            second(id, other(whole.get("proposal").get("by").asString()), trade);
            return;
        }
        String who =
                stage.equals("CLAIMED")
                        ? task.get("claimedBy").asString()
                        : OFFICERS.get(random.nextInt(2));
        if (stage.equals("OPEN")) {
            act(who, id, "{'action':'claim'}");
        }
        if (!scene.ending && by(10)) {
            act(who, id, "{'action':'hand-back'}");
            return;
        }
        if (!scene.ending && by(10)) {
            return;
        }
        rule(id, who, ways.get(random.nextInt(ways.size())), trade);
    }

    private static String other(String officer) {
        return officer.equals("customs1") ? "customs2" : "customs1";
    }

    private void rule(long id, String who, Way way, Trade trade) {
        HttpResponse<String> answer =
                post(
                        who,
                        id,
                        "{'action':'decide','ruling':'%s','reason':'%s'}"
                                .formatted(way.ruling(), way.reason()));
        if (movedOn(answer)) {
            return;
        }
        JsonNode done = Wire.json(200, answer);
        String stage = done.get("stage").asString();
        if (!stage.equals(way.two() ? "PROPOSED" : "RULED")) {
            throw new AssertionError(way + " came to " + done);
        }
        // What is proposed may be confirmed any day from now on.
        trade.causes.add(way.status());
        if (way.two()) {
            Wire.json(403, post(who, id, "{'action':'confirm'}"));
            if (scene.ending || by(60)) {
                second(id, other(who), trade);
            }
            return;
        }
        ruled++;
        if (way.equals(CLOSE)) {
            trade.closedAtDesk = true;
        }
    }

    private void second(long id, String who, Trade trade) {
        if (!scene.ending && by(20)) {
            act(who, id, "{'action':'refuse'}");
            return;
        }
        HttpResponse<String> answer = post(who, id, "{'action':'confirm'}");
        if (movedOn(answer)) {
            return;
        }
        JsonNode done = Wire.json(200, answer);
        if (!done.get("stage").asString().equals("RULED")) {
            throw new AssertionError(trade + " is not ruled: " + done);
        }
        ruled++;
    }

    /// Another task of the same evening settled the declaration. This one leaves the desk by
    /// itself, or the invariants say so.
    private static boolean movedOn(HttpResponse<String> answer) {
        return answer.statusCode() == 422 && answer.body().contains("DESK_DECLARATION_STAGE");
    }

    private JsonNode act(String who, long id, String body) {
        return Wire.json(200, post(who, id, body));
    }

    private HttpResponse<String> post(String who, long id, String body) {
        return scene.wire.post(Wire.person(who), "/api/v1/desk/tasks/" + id + "/actions", body);
    }

    @Override
    public String toString() {
        return ruled + " rulings";
    }
}
