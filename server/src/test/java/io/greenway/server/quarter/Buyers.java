package io.greenway.server.quarter;

import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.CEB625Message;
import io.greenway.core.message.CEB625Message.InvtRefund;
import io.greenway.core.message.CEB625Message.InvtRefundHead;
import io.greenway.core.message.CEB625Message.InvtRefundList;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.message.CEB711Message.Delivery;
import io.greenway.core.message.CEB711Message.DeliveryHead;
import io.greenway.core.message.CEB711Message.DeliveryList;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/// Buyers who give goods back, all or part of them, in time or not: their declarant applies
/// (CEB625), and the site tells when the goods are there (CEB711).
final class Buyers {
    private static final String SITE = "5101960D51";
    private static final int APPLY_DAYS = 30;
    private static final int ARRIVE_DAYS = 45;

    private final Scene scene;
    private final SplittableRandom random;

    Buyers(Scene scene, SplittableRandom random) {
        this.scene = scene;
        this.random = random;
    }

    /// A declaration was released: some buyers do not like what they get.
    void hear(Trade trade) {
        boolean forced = trade.ending.startsWith("-RETURN-");
        if (scene.ending || (!forced && random.nextInt(100) >= 20)) {
            return;
        }
        scene.in(Scene.days(random, 1, 36), () -> apply(trade));
        if (random.nextInt(4) == 0) {
            scene.in(Scene.days(random, 10, 30), () -> apply(trade));
        }
    }

    private void apply(Trade trade) {
        boolean whole = random.nextBoolean() || !trade.returns.isEmpty();
        Back back = new Back("R" + trade.number + "-" + trade.returns.size(), lines(trade, whole));
        trade.returns.add(back);
        InvtRefundHead head = head(trade, back);
        back.guid = head.guid();
        String sender = trade.agent();
        CEB625Message message =
                new CEB625Message(
                        scene.wire.guid(),
                        "1.0",
                        List.of(new InvtRefund(head, back.lines)),
                        Wire.transfer(sender),
                        List.of(),
                        null,
                        null);
        String text = scene.wire.text(message, sender);
        scene.post.send(
                new Letter(
                        sender,
                        Letter.Place.RETURN,
                        text,
                        List.of(head.guid()),
                        answer -> applied(trade, back)));
    }

    /// What must become of it: the day on which the door has it decides.
    private void applied(Trade trade, Back back) {
        LocalDate released = Terms.dayOf(Objects.requireNonNull(trade.releasedAt));
        boolean late = scene.today().isAfter(released.plusDays(APPLY_DAYS));
        if (late || isTooMuch(trade, back)) {
            back.due = "NOT_TAKEN";
            return;
        }
        back.arriveBy = released.plusDays(ARRIVE_DAYS);
        back.due =
                switch (trade.ending) {
                    case "-RETURN-REFUSED" -> "REFUSED";
                    case "-RETURN-SILENT" -> "APPLIED";
                    default -> "APPROVED";
                };
    }

    /// All returns of a line together are no more than was declared.
    private boolean isTooMuch(Trade trade, Back back) {
        for (InvtRefundList line : back.lines) {
            BigDecimal all = line.qty();
            for (Back other : trade.returns) {
                if (other != back && counts(other)) {
                    for (InvtRefundList one : other.lines) {
                        all = one.gnum() == line.gnum() ? all.add(one.qty()) : all;
                    }
                }
            }
            BigDecimal declared = trade.right.inventory().lines().get(line.gnum() - 1).qty();
            if (all.compareTo(declared) > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean counts(Back back) {
        settle(back);
        return List.of("APPLIED", "APPROVED", "ARRIVED").contains(back.due);
    }

    /// What is not there by its last day lapses.
    void settle(Back back) {
        LocalDate last = back.arriveBy;
        boolean open = back.due.equals("APPLIED") || back.due.equals("APPROVED");
        // The platform lets an hour of the next day go by.
        if (open
                && last != null
                && Terms.dayOf(scene.now().minus(Duration.ofHours(1))).isAfter(last)) {
            back.due = "LAPSED";
        }
    }

    private List<InvtRefundList> lines(Trade trade, boolean whole) {
        List<InvtRefundList> lines = new ArrayList<>();
        for (InventoryList line : trade.right.inventory().lines()) {
            BigDecimal most = line.qty();
            BigDecimal some =
                    whole ? most : BigDecimal.valueOf(random.nextInt(1 + most.intValue()));
            if (some.signum() > 0) {
                lines.add(
                        new InvtRefundList(
                                line.gnum(), line.gcode(), line.gname(), some, line.unit(), null));
            }
        }
        return lines.isEmpty() ? lines(trade, true) : lines;
    }

    private InvtRefundHead head(Trade trade, Back back) {
        var head = trade.head();
        return new InvtRefundHead(
                scene.wire.guid(),
                "1",
                scene.time(),
                "2",
                head.customsCode(),
                head.orderNo(),
                head.ebpCode(),
                head.ebpName(),
                head.ebcCode(),
                head.ebcName(),
                head.logisticsNo(),
                head.logisticsCode(),
                head.logisticsName(),
                back.copNo,
                null,
                trade.invtNo(),
                head.buyerIdType(),
                head.buyerIdNumber(),
                head.buyerName(),
                head.buyerTelephone(),
                head.agentCode(),
                head.agentName(),
                "does not fit",
                null);
    }

    /// Customs agreed: the goods set out, and some take too long.
    void agreed(Trade trade, Back back) {
        if (random.nextInt(10) > 0) {
            scene.in(Scene.days(random, 1, 28), () -> arrive(trade, back));
        }
    }

    private void arrive(Trade trade, Back back) {
        var head = trade.head();
        DeliveryHead record =
                new DeliveryHead(
                        scene.wire.guid(),
                        "1",
                        scene.time(),
                        "2",
                        head.customsCode(),
                        "D" + back.copNo,
                        null,
                        null,
                        SITE,
                        "示范监管场所",
                        "I",
                        "5",
                        "GW1",
                        "GW1",
                        "000-1",
                        head.logisticsCode(),
                        head.logisticsName(),
                        null,
                        null);
        DeliveryList parcel = new DeliveryList(1, head.logisticsNo(), back.preNo);
        CEB711Message message =
                new CEB711Message(
                        scene.wire.guid(),
                        "1.0",
                        new Delivery(record, List.of(parcel)),
                        Wire.transfer(SITE),
                        List.of(),
                        null,
                        null);
        String text = scene.wire.text(message, SITE);
        scene.post.send(
                new Letter(SITE, text, List.of(record.guid()), body -> arrived(trade, back)));
    }

    /// What never left the bonded zone cannot come back to it (GW6723).
    private void arrived(Trade trade, Back back) {
        settle(back);
        boolean out = trade.goneOut || trade.stage == Stage.CLOSED;
        if (trade.isBonded() && !out && back.due.equals("APPROVED")) {
            scene.in(Duration.ofDays(3), () -> arrive(trade, back));
            return;
        }
        LocalDate last = back.arriveBy;
        if (back.due.equals("APPROVED") && last != null && !scene.today().isAfter(last)) {
            back.due = "ARRIVED";
        }
    }
}
