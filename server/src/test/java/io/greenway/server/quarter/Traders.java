package io.greenway.server.quarter;

import io.greenway.core.clearance.Stage;
import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB513Message;
import io.greenway.core.message.CEB513Message.LogisticsStatus;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB623Message;
import io.greenway.core.message.CEB623Message.InvtCancel;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.Altered;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Platforms, payment and logistics enterprises and declarants: they send the papers of trades,
/// some late and some never, correct what was refused, declare again, change, delete, cancel, and
/// tell that a parcel was signed for.
final class Traders {
    /// What was wrong stands in papers that are not given back, or in goods that stay as they are.
    private static final Set<Kind> HOPELESS =
            Set.of(
                    Kind.IDENTITY_NUMBER,
                    Kind.SINGLE_LIMIT,
                    Kind.NOT_ON_POSITIVE_LIST,
                    Kind.LINE_PRICE);

    private final Scene scene;
    private final SplittableRandom random;

    Traders(Scene scene, SplittableRandom random) {
        this.scene = scene;
        this.random = random;
    }

    private boolean by(int percent) {
        return random.nextInt(100) < percent;
    }

    /// Sends the papers of a trade, one of them late now and then.
    void open(Trade trade) {
        scene.add(trade);
        Paper late = by(14) ? Paper.values()[random.nextInt(4)] : null;
        for (Paper paper : Paper.values()) {
            if (trade.kind.sends(paper)) {
                Duration wait =
                        paper == late
                                ? Scene.days(random, 1, 20)
                                : Duration.ofMinutes(random.nextInt(500));
                scene.in(wait, () -> submit(trade, paper, trade.first));
            }
        }
        if (late == null && by(5)) {
            submit(trade, draft(trade));
        }
    }

    /// A draft takes no part in anything; the same is declared after it.
    private static Inventory draft(Trade trade) {
        Inventory whole = trade.first.inventory();
        return new Inventory(Altered.copy(whole.head(), Map.of("appStatus", "1")), whole.lines());
    }

    private void submit(Trade trade, Paper paper, Declaration papers) {
        switch (paper) {
            case ORDER -> {
                var order = papers.order();
                String sender = order.head().ebpCode();
                send(
                        sender,
                        new CEB311Message(
                                scene.wire.guid(),
                                "1.0",
                                List.of(order),
                                Wire.transfer(sender),
                                List.of(),
                                null,
                                null),
                        null,
                        order.head().guid(),
                        () -> took(trade, paper));
            }
            case PAYMENT -> {
                var payment = papers.payment();
                String sender = payment.head().payCode();
                send(
                        sender,
                        new CEB411Message(
                                scene.wire.guid(),
                                "1.0",
                                List.of(payment),
                                Wire.transfer(sender),
                                List.of(),
                                null,
                                null),
                        null,
                        payment.head().guid(),
                        () -> took(trade, paper));
            }
            case WAYBILL -> {
                var waybill = papers.waybill();
                String sender = waybill.head().logisticsCode();
                send(
                        sender,
                        new CEB511Message(
                                scene.wire.guid(),
                                "1.0",
                                List.of(waybill),
                                Wire.transfer(sender),
                                List.of(),
                                null,
                                null),
                        null,
                        waybill.head().guid(),
                        () -> took(trade, paper));
            }
            case INVENTORY -> submit(trade, papers.inventory());
        }
    }

    private void submit(Trade trade, Inventory inventory) {
        String sender = trade.agent();
        boolean draft = inventory.head().appStatus().equals("1");
        send(
                sender,
                new CEB621Message(
                        scene.wire.guid(),
                        "1.0",
                        List.of(inventory),
                        Wire.transfer(sender),
                        List.of(),
                        null,
                        null),
                sender,
                inventory.head().guid(),
                () -> {
                    if (!draft) {
                        took(trade, Paper.INVENTORY);
                    }
                });
    }

    private void took(Trade trade, Paper paper) {
        trade.taken.put(paper, scene.now());
    }

    private void send(
            String sender,
            Record message,
            @Nullable String signer,
            String document,
            Runnable taken) {
        String text = scene.wire.text(message, signer);
        scene.post.send(new Letter(sender, text, List.of(document), body -> taken.run()));
    }

    /// What the declarant does when he is told something new of a declaration.
    void hear(Trade trade, Stage stage) {
        if (scene.ending) {
            return;
        }
        switch (stage) {
            case REJECTED -> {
                if (trade.stockGone && by(60)) {
                    scene.in(Scene.days(random, 2, 9), () -> declareAgain(trade));
                } else {
                    correct(trade);
                }
            }
            case EXPIRED, TURNED_BACK -> {
                if (!trade.cancelling && by(40)) {
                    scene.in(Scene.days(random, 1, 4), () -> declareAgain(trade));
                }
            }
            case WAITING -> whileItWaits(trade);
            case HELD -> maybeCancel(trade, 20);
            case CHECKED -> {
                maybeCancel(trade, cancelShare(trade));
                if (by(5)) {
                    deliver(trade);
                }
            }
            case RELEASED -> {
                if (by(65)) {
                    scene.in(Scene.days(random, 1, 6), () -> deliver(trade));
                }
            }
            case COLLECTING,
                    REVIEW,
                    APPROVED,
                    INSPECTION,
                    DETAINED,
                    RETURNED_ABROAD,
                    CLOSED,
                    CANCELLED -> {}
        }
    }

    private static int cancelShare(Trade trade) {
        return trade.ending.startsWith("-CANCEL-") ? 100 : trade.isSilent() ? 15 : 2;
    }

    private void maybeCancel(Trade trade, int percent) {
        if (!trade.cancelling && by(percent)) {
            trade.cancelling = true;
            scene.in(Duration.ofHours(random.nextInt(40)), () -> cancel(trade));
        }
    }

    private void whileItWaits(Trade trade) {
        boolean missing = !trade.kind.isReleased() && trade.kind.faults().isEmpty();
        if (missing && by(15)) {
            trade.deleted = true;
            scene.in(Scene.days(random, 1, 8), () -> alter(trade, "3"));
        } else {
            maybeCancel(trade, missing ? 30 : 4);
        }
        if (by(15)) {
            scene.in(Duration.ofHours(random.nextInt(60)), () -> alter(trade, "2"));
        }
    }

    /// Sends the papers again that were refused, now in agreement.
    private void correct(Trade trade) {
        if (trade.kind.faults().isEmpty()
                || trade.corrected
                || HOPELESS.contains(trade.kind)
                || !by(70)) {
            return;
        }
        trade.corrected = true;
        for (Paper paper : Paper.values()) {
            if (trade.kind.refuses(paper)) {
                scene.in(
                        Duration.ofHours(6 + random.nextInt(40)),
                        () -> submit(trade, paper, anew(trade.right)));
            }
        }
    }

    /// The same papers under new record ids.
    private Declaration anew(Declaration papers) {
        Map<String, Object> id = Map.of("guid", scene.wire.guid());
        var order = papers.order();
        var inventory = papers.inventory();
        return new Declaration(
                papers.index(),
                papers.kind(),
                new CEB311Message.Order(Altered.copy(order.head(), id), order.lines()),
                new CEB411Message.Payment(Altered.copy(papers.payment().head(), id)),
                new CEB511Message.Logistics(Altered.copy(papers.waybill().head(), id)),
                new Inventory(Altered.copy(inventory.head(), id), inventory.lines()));
    }

    private void declareAgain(Trade trade) {
        submit(trade, Paper.INVENTORY, anew(trade.agrees() ? trade.right : trade.first));
    }

    /// Changes or deletes the inventory under its pre-entry number.
    private void alter(Trade trade, String appType) {
        Inventory inventory = trade.first.inventory();
        Map<String, Object> values =
                Map.of(
                        "guid", scene.wire.guid(),
                        "appType", appType,
                        "appTime", scene.time(),
                        "preNo", Objects.requireNonNull(trade.preNo),
                        "note", "altered");
        Inventory altered =
                new Inventory(Altered.copy(inventory.head(), values), inventory.lines());
        String sender = trade.agent();
        send(
                sender,
                new CEB621Message(
                        scene.wire.guid(),
                        "1.0",
                        List.of(altered),
                        Wire.transfer(sender),
                        List.of(),
                        null,
                        null),
                sender,
                altered.head().guid(),
                () -> {
                    // What is changed is waited for anew.
                    if (appType.equals("2") && trade.stage == Stage.WAITING) {
                        took(trade, Paper.INVENTORY);
                    }
                });
    }

    private void cancel(Trade trade) {
        var head = trade.head();
        String number = trade.invtNo != null ? trade.invtNo : Objects.requireNonNull(trade.preNo);
        InvtCancel application =
                new InvtCancel(
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
                        "X" + trade.number,
                        null,
                        number,
                        head.buyerIdType(),
                        head.buyerIdNumber(),
                        head.buyerName(),
                        head.buyerTelephone(),
                        head.agentCode(),
                        head.agentName(),
                        "changed their mind",
                        null);
        String sender = trade.agent();
        send(
                sender,
                new CEB623Message(
                        scene.wire.guid(),
                        "1.0",
                        List.of(application),
                        Wire.transfer(sender),
                        List.of(),
                        null,
                        null),
                sender,
                application.guid(),
                () -> {});
    }

    private void deliver(Trade trade) {
        var head = trade.head();
        LogisticsStatus status =
                new LogisticsStatus(
                        scene.wire.guid(),
                        "1",
                        scene.time(),
                        "2",
                        head.logisticsCode(),
                        head.logisticsName(),
                        head.logisticsNo(),
                        "S",
                        scene.time(),
                        null);
        send(
                head.logisticsCode(),
                new CEB513Message(
                        scene.wire.guid(),
                        "1.0",
                        List.of(status),
                        Wire.transfer(head.logisticsCode()),
                        List.of(),
                        null,
                        null),
                null,
                status.guid(),
                () -> trade.signedFor = true);
    }
}
