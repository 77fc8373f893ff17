package io.greenway.server.quarter;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB816Message;
import io.greenway.core.message.CEB818Message;
import io.greenway.core.message.CustomsMessage;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Bills that differ from the computation, and what becomes of them: paid, paid late, or void. They
/// come by the same bad post, so a status may come before its bill, and both may come twice.
final class TaxOffice {
    private static final List<String> PLANS = List.of("PAID", "PAID", "LATE", "VOID", "EARLY");

    private final Scene scene;
    private final SplittableRandom random;

    TaxOffice(Scene scene, SplittableRandom random) {
        this.scene = scene;
        this.random = random;
    }

    /// A declaration was released.
    void hear(Trade trade) {
        if (trade.taxPlan != null || trade.ending.startsWith("-TAX-") || random.nextInt(5) > 0) {
            return;
        }
        trade.taxPlan = PLANS.get(random.nextInt(PLANS.size()));
        scene.in(Scene.days(random, 3, 6), () -> bill(trade));
    }

    private void bill(Trade trade) {
        HttpResponse<String> answer =
                scene.wire.ask(
                        scene.wire.enterprise(trade.agent()),
                        "/api/v1/tax/bills/" + trade.invtNo());
        if (answer.statusCode() == 404) {
            // Estimated once the day of the release is over and somebody looked; the invariants
            // say so when it stays away.
            scene.in(Duration.ofDays(1), () -> bill(trade));
            return;
        }
        JsonNode known = Wire.json(200, answer);
        String taxNo = trade.invtNo() + "_Q" + trade.number;
        List<CEB816Message.TaxListRd> lines = new ArrayList<>();
        for (JsonNode line : known.get("estimated")) {
            lines.add(
                    new CEB816Message.TaxListRd(
                            line.get("gnum").asInt(),
                            line.get("gcode").asString(),
                            amount(line, "value"),
                            amount(line, "duty"),
                            amount(line, "vat")
                                    .add(
                                            BigDecimal.valueOf(
                                                    lines.isEmpty() ? 1 + random.nextInt(50) : 0)),
                            amount(line, "consumptionTax")));
        }
        CEB816Message.TaxHeadRd head =
                new CEB816Message.TaxHeadRd(
                        scene.wire.guid(),
                        scene.time(),
                        trade.invtNo(),
                        taxNo,
                        sum(lines, CEB816Message.TaxListRd::customsTax),
                        sum(lines, CEB816Message.TaxListRd::valueAddedTax),
                        sum(lines, CEB816Message.TaxListRd::consumptionTax),
                        "1",
                        null,
                        null,
                        known.get("payerCode").asString(),
                        null,
                        null,
                        null,
                        null);
        LocalDateTime released =
                LocalDateTime.ofInstant(Objects.requireNonNull(trade.releasedAt), Terms.CHINA);
        Duration sinceRelease = Duration.between(released, scene.time());
        send(
                new CEB816Message(
                        scene.wire.guid(), "1.0", List.of(new CEB816Message.Tax(head, lines))));
        switch (Objects.requireNonNull(trade.taxPlan)) {
            case "PAID" ->
                    report(trade, taxNo, "2", Scene.days(random, 32, 40).minus(sinceRelease));
            case "LATE" ->
                    report(trade, taxNo, "2", Scene.days(random, 47, 56).minus(sinceRelease));
            case "VOID" -> report(trade, taxNo, "3", Scene.days(random, 0, 8));
            case "EARLY" -> report(trade, taxNo, "2", Duration.ZERO);
            default -> throw new AssertionError(trade.taxPlan);
        }
    }

    private void report(Trade trade, String taxNo, String status, Duration wait) {
        scene.in(
                wait.isNegative() ? Duration.ZERO : wait,
                () ->
                        send(
                                new CEB818Message(
                                        scene.wire.guid(),
                                        "1.0",
                                        List.of(
                                                new CEB818Message.Tax(
                                                        new CEB818Message.TaxHeadStatus(
                                                                scene.wire.guid(),
                                                                scene.time(),
                                                                trade.invtNo(),
                                                                taxNo,
                                                                status,
                                                                "JKS" + trade.number,
                                                                null))))));
    }

    private <M extends Record & CustomsMessage> void send(M message) {
        String text = scene.wire.text(message, null);
        scene.post.send(new Letter(Wire.AUTHORITY, text, List.of(), body -> {}));
    }

    private static BigDecimal amount(JsonNode line, String name) {
        return new BigDecimal(line.get(name).asString());
    }

    private static BigDecimal sum(
            List<CEB816Message.TaxListRd> lines,
            Function<CEB816Message.TaxListRd, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
