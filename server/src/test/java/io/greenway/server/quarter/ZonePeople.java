package io.greenway.server.quarter;

import io.greenway.core.message.CEB621Message.InventoryList;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// People of the zone: they change rates and limits, two of them each time; issue warnings and end
/// them; suspend an enterprise for some days; and a seller takes an agent's mandate away and gives
/// it back.
final class ZonePeople {
    private static final String FIRST_AGENT = "5101960D41";
    private static final String SECOND_AGENT = "5101960D42";
    private static final String CAREFUL_SELLER = "5101960D02";
    private static final String COLUMNS = "key,value,valid_from,document_no\n";

    private final Scene scene;
    private final SplittableRandom random;

    /// Day from which the retail reduction of taxes is another one; null before it was
    /// decided.
    @Nullable LocalDate newReduction;

    private int warnings;

    ZonePeople(Scene scene, SplittableRandom random) {
        this.scene = scene;
        this.random = random;
    }

    /// Decides what will happen on which day.
    void plan(int days) {
        // A slow hash for each look of each officer would be most of a quarter's time.
        at(1, () -> parameter("SESSION_HOURS,9999", 1));
        at(1, () -> parameter("SESSION_IDLE_MINUTES,99999", 1));
        at(2, () -> enter("inspection_factor", sampling(), true));
        at(
                days / 6,
                () -> {
                    // Nothing may be decided between the two.
                    scene.post.settle();
                    give(FIRST_AGENT);
                    give(SECOND_AGENT);
                });
        at(days / 4, this::reduction);
        at(days / 5, () -> parameter("FX_TXN_LIMIT,150", 1));
        at(days / 3, () -> parameter("FX_RATE_USD,7.20", 3));
        at(days / 3, () -> parameter("INSPECTION_RATE_ORDINARY,0.20", 1));
        at(days * 2 / 5, () -> suspend("suspend','reason':'credit','note':'case"));
        at(days * 2 / 5 + 4, () -> suspend("reinstate"));
        at(days * 3 / 5, () -> revoke(SECOND_AGENT));
        at(days * 3 / 5 + 3, () -> give(SECOND_AGENT));
        at(days / 3 + 1, () -> scene.post.stall("5101960D31", Duration.ofDays(17)));
        at(days * 2 / 3, () -> scene.post.stall(Wire.AUTHORITY, Duration.ofDays(9)));
        at(days / 5 + 2, () -> scene.rest(Scene.INSPECTORS, Duration.ofDays(8)));
        at(days / 2, () -> scene.rest(Scene.BANK, Duration.ofDays(10)));
        at(days * 3 / 4, () -> scene.rest(Scene.OFFICERS, Duration.ofDays(6)));
        for (int from = 10; from < days - 12; from += 18) {
            String effect = from % 4 == 0 ? "inspect" : "stop";
            at(from + random.nextInt(5), () -> warn(effect));
        }
    }

    private void at(int day, Runnable what) {
        scene.in(Duration.ofDays(Math.max(1, day)).plusMinutes(random.nextInt(900)), what);
    }

    private String sampling() {
        return "name,factor,valid_from,document_no\nbase:*,0.05,%s,D-1\n"
                .formatted(scene.today().plusDays(1));
    }

    private void parameter(String row, int inDays) {
        enter("parameter", COLUMNS + row + "," + scene.today().plusDays(inDays) + ",D-1\n", true);
    }

    private void reduction() {
        newReduction = scene.today().plusDays(20);
        enter("parameter", COLUMNS + "TAX_REDUCTION,0.80," + newReduction + ",D-2\n", false);
    }

    /// One person enters, another approves. Nobody approves what he entered himself.
    private void enter(String table, String csv, boolean simply) {
        String one = Wire.person("operator");
        HttpResponse<String> entered =
                scene.wire.post(one, "/api/v1/reference/" + table + "/changes", "text/csv", csv);
        String path =
                "/api/v1/reference/changes/"
                        + Wire.json(200, entered).get("id").asString()
                        + "/approval";
        if (!simply) {
            Wire.json(409, scene.wire.post(one, path, ""));
        }
        Wire.json(200, scene.wire.post(Wire.person("admin"), path, ""));
    }

    /// A warning about the goods of some trade, for some days.
    private void warn(String effect) {
        Trade trade = scene.any(random, one -> one.invtNo != null && !one.isReleased());
        if (trade == null) {
            trade = scene.any(random, one -> true);
        }
        if (trade == null) {
            return;
        }
        InventoryList line = trade.right.inventory().lines().getFirst();
        String code = "Q-" + warnings++;
        warning(code, effect, line, "");
        scene.in(Scene.days(random, 4, 9), () -> warning(code, effect, line, "end"));
    }

    private void warning(String code, String effect, InventoryList line, String action) {
        enter(
                "warning",
                """
                code,effect,hs_prefix,origin,zh,en,sw,valid_from,document_no,action
                %s,%s,%s,%s,疫情,epidemic,ugonjwa,%s,D-1,%s
                """
                        .formatted(
                                code, effect, line.gcode(), line.country(), scene.today(), action),
                true);
    }

    private void suspend(String action) {
        if (action.startsWith("suspend")) {
            scene.bar(SECOND_AGENT, "");
        }
        act(SECOND_AGENT, "{'action':'" + action + "'}");
    }

    private void give(String agent) {
        String body =
                "{'action':'give-mandate','mandate':{'agent':'%s','validFrom':'%s'}}"
                        .formatted(agent, scene.today());
        act(CAREFUL_SELLER, body);
    }

    private void revoke(String agent) {
        scene.bar(agent, CAREFUL_SELLER);
        act(CAREFUL_SELLER, "{'action':'revoke-mandate','agent':'" + agent + "'}");
    }

    private void act(String enterprise, String body) {
        Wire.json(
                200,
                scene.wire.post(
                        Wire.person("operator"),
                        "/api/v1/registry/enterprises/" + enterprise + "/actions",
                        body));
    }
}
