package io.greenway.server.quarter;

import io.greenway.core.clearance.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Enterprises fetch their receipts, and what they are told changes what they know. Receipts to
/// different trades have no order among each other, so what follows from them is done in the order
/// of the trades.
final class Mailboxes {
    private static final List<String> DECLARANTS = List.of("5101960D41", "5101960D42");

    private static final List<String> OTHERS =
            List.of("5101960D01", "5101960D02", "5101960D21", "5101960D31", "5101960D51");

    private static final int PAGE = 1000;

    private final Scene scene;
    private final Traders traders;
    private final Buyers buyers;
    private final Customs customs;
    private final TaxOffice tax;
    private final Warehouse warehouse;
    private final Map<String, Long> cursors = new HashMap<>();
    private final List<Reaction> reactions = new ArrayList<>();
    private int receipts;

    private record Reaction(int trade, Runnable what) {}

    Mailboxes(
            Scene scene,
            Traders traders,
            Buyers buyers,
            Customs customs,
            TaxOffice tax,
            Warehouse warehouse) {
        this.scene = scene;
        this.traders = traders;
        this.buyers = buyers;
        this.customs = customs;
        this.tax = tax;
        this.warehouse = warehouse;
    }

    /// Everybody reads what is new.
    void all() {
        OTHERS.forEach(this::read);
        declarants();
    }

    /// Declarants read what is new, and everything that follows from it begins.
    void declarants() {
        DECLARANTS.forEach(this::read);
        List<Reaction> all = new ArrayList<>(reactions);
        reactions.clear();
        all.sort(Comparator.comparingInt(Reaction::trade));
        all.forEach(one -> one.what().run());
    }

    private void read(String owner) {
        long cursor = cursors.getOrDefault(owner, 0L);
        JsonNode page;
        do {
            page =
                    scene.wire.get(
                            scene.wire.enterprise(owner),
                            "/api/v1/receipts?limit=" + PAGE + "&after=" + cursor);
            for (JsonNode receipt : page.get("receipts")) {
                long at = receipt.get("cursor").asLong();
                if (at <= cursor) {
                    throw new AssertionError("a receipt came twice: " + receipt);
                }
                cursor = at;
                receipts++;
                take(receipt);
            }
        } while (page.get("receipts").size() == PAGE);
        cursors.put(owner, cursor);
    }

    private void take(JsonNode receipt) {
        String xml = receipt.get("xml").asString();
        String guid = Objects.requireNonNull(element(xml, "guid"));
        scene.post.answered(guid);
        Trade trade = scene.ordered(receipt.get("orderNo").asString());
        if (trade == null) {
            return;
        }
        String status = receipt.get("returnStatus").asString();
        String info = receipt.get("returnInfo").asString();
        Instant at = Instant.parse(receipt.get("createdAt").asString());
        switch (receipt.get("messageType").asString()) {
            case "CEB622" -> declaration(trade, xml, status, info, at);
            case "CEB624" -> cancellation(trade, xml, status);
            case "CEB626" -> goodsBack(trade, xml, guid, status, info);
            default -> {}
        }
    }

    private void declaration(Trade trade, String xml, String status, String info, Instant at) {
        trade.preNo = element(xml, "preNo");
        String invtNo = element(xml, "invtNo");
        if (invtNo != null) {
            trade.invtNo = invtNo;
        }
        trade.tell(status, info, at);
        Stage stage = trade.stage;
        if (stage == null || status.startsWith("-")) {
            return;
        }
        react(trade, () -> traders.hear(trade, stage));
        switch (status) {
            case "120" -> react(trade, () -> customs.hear(trade));
            case "800" -> {
                react(trade, () -> buyers.hear(trade));
                react(trade, () -> tax.hear(trade));
                react(trade, () -> warehouse.hear(trade));
            }
            default -> {}
        }
    }

    private void cancellation(Trade trade, String xml, String status) {
        switch (status) {
            case "2" -> {
                String preNo = Objects.requireNonNull(element(xml, "preNo"));
                react(trade, () -> customs.cancelling(trade, preNo));
            }
            case "399" -> {
                trade.cancelled = true;
                trade.stage = Stage.CANCELLED;
            }
            default -> trade.cancelling = false;
        }
    }

    private void goodsBack(Trade trade, String xml, String guid, String status, String info) {
        Back back =
                trade.returns.stream()
                        .filter(one -> guid.equals(one.guid))
                        .findFirst()
                        .orElseThrow();
        back.preNo = element(xml, "preNo");
        back.tell(status, info);
        switch (status) {
            case "2" -> react(trade, () -> customs.returning(trade, back));
            case "399" -> react(trade, () -> buyers.agreed(trade, back));
            default -> {}
        }
    }

    private void react(Trade trade, Runnable what) {
        reactions.add(new Reaction(trade.number, what));
    }

    private static @Nullable String element(String xml, String name) {
        int from = xml.indexOf("<" + name + ">");
        if (from < 0) {
            return null;
        }
        int start = from + name.length() + 2;
        return xml.substring(start, xml.indexOf('<', start));
    }

    @Override
    public String toString() {
        return receipts + " receipts";
    }
}
