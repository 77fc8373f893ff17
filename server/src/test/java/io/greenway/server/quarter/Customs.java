package io.greenway.server.quarter;

import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.message.CEB624Message.InvtCancelReturn;
import io.greenway.core.message.CEB626Message.InvtRefundReturn;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/// Customs of the simulation: it answers what the built-in customs leaves to it, days later, and by
/// the same bad post as everybody else. So its answers overtake each other, come after a
/// cancellation, and come twice.
final class Customs {
    private static final List<List<String>> COURSES =
            List.of(
                    List.of("800"),
                    List.of("800"),
                    List.of("800"),
                    List.of("300", "399", "800"),
                    List.of("300", "800"),
                    List.of("500", "800"),
                    List.of("500", "599", "500", "800"),
                    List.of("300", "100"),
                    List.of("100"),
                    List.of("500", "700"));

    private final Scene scene;
    private final SplittableRandom random;

    Customs(Scene scene, SplittableRandom random) {
        this.scene = scene;
        this.random = random;
    }

    /// A declaration passed the logic checks.
    void hear(Trade trade) {
        if (!trade.isSilent()) {
            return;
        }
        Duration time = Scene.days(random, 0, trade.ending.equals("-SILENT") ? 3 : 8);
        for (String status : COURSES.get(random.nextInt(COURSES.size()))) {
            scene.in(time, () -> answer(trade, status));
            if (random.nextInt(10) == 0) {
                scene.in(time.plusHours(5), () -> answer(trade, status));
            }
            time = time.plus(Scene.days(random, 0, 2));
        }
    }

    private void answer(Trade trade, String status) {
        var head = trade.head();
        InventoryReturn answer =
                new InventoryReturn(
                        scene.wire.guid(),
                        head.customsCode(),
                        head.ebpCode(),
                        head.ebcCode(),
                        head.agentCode(),
                        Objects.requireNonNull(head.copNo()),
                        Objects.requireNonNull(trade.preNo),
                        trade.invtNo(),
                        status,
                        scene.time(),
                        "[Code:2%s;Desc:simulated]".formatted(status));
        send(answer.message(scene.wire.guid()), () -> trade.causes.add(status));
    }

    /// Somebody applied for a cancellation, and the built-in customs does not answer.
    void cancelling(Trade trade, String preNo) {
        // What customs did not have yet, the platform cancels by itself.
        if (!trade.ending.equals("-CANCEL-SILENT") || trade.invtNo == null) {
            return;
        }
        String status = random.nextBoolean() ? "399" : "100";
        scene.in(
                Scene.days(random, 0, 4),
                () -> {
                    var head = trade.head();
                    InvtCancelReturn answer =
                            new InvtCancelReturn(
                                    scene.wire.guid(),
                                    head.customsCode(),
                                    head.agentCode(),
                                    head.ebpCode(),
                                    head.ebcCode(),
                                    "X" + trade.number,
                                    preNo,
                                    trade.invtNo(),
                                    status,
                                    scene.time(),
                                    "simulated");
                    send(answer.message(scene.wire.guid()), () -> {});
                });
    }

    /// Somebody applied for a return, and the built-in customs does not answer.
    void returning(Trade trade, Back back) {
        if (!trade.ending.equals("-RETURN-SILENT") || random.nextInt(4) == 0) {
            return;
        }
        String status = random.nextInt(3) == 0 ? "100" : "399";
        scene.in(Scene.days(random, 1, 20), () -> answer(trade, back, status));
    }

    private void answer(Trade trade, Back back, String status) {
        var head = trade.head();
        InvtRefundReturn answer =
                new InvtRefundReturn(
                        scene.wire.guid(),
                        head.customsCode(),
                        head.agentCode(),
                        head.ebpCode(),
                        head.ebcCode(),
                        back.copNo,
                        Objects.requireNonNull(back.preNo),
                        trade.invtNo(),
                        status,
                        scene.time(),
                        "simulated");
        send(
                answer.message(scene.wire.guid()),
                () -> {
                    back.answeredLate =
                            back.arriveBy != null && scene.today().isAfter(back.arriveBy);
                    if (back.due.equals("APPLIED")) {
                        back.due = status.equals("399") ? "APPROVED" : "REFUSED";
                    }
                });
    }

    private void send(Object message, Runnable taken) {
        String text = scene.wire.text((Record) message, null);
        scene.post.send(new Letter(Wire.AUTHORITY, text, List.of(), body -> taken.run()));
    }
}
