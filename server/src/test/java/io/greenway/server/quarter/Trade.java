package io.greenway.server.quarter;

import io.greenway.core.clearance.Stage;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the zone knows of one trade by itself: what was sent, when the door had it, what was told
/// and who had a reason to say so. It never asks the platform.
final class Trade {
    final int number;
    final Kind kind;

    /// How the order number ends; it makes the built-in authorities do something.
    final String ending;

    /// The documents as they are sent first.
    final Declaration first;

    /// The same without the disagreement.
    final Declaration right;

    /// Papers that the door has, and since when it has the newest.
    final Map<Paper, Instant> taken = new EnumMap<>(Paper.class);

    /// Everything the declarant was told of the inventory, in order.
    final List<String> told = new ArrayList<>();

    /// Statuses that somebody had a reason for: an ending, an authority, an officer.
    final Set<String> causes = new HashSet<>();

    final List<Back> returns = new ArrayList<>();

    /// Where the declaration stands by what was told; null before it was told of.
    @Nullable Stage stage;

    /// Text of the last of them.
    String lastInfo = "";

    boolean corrected;
    boolean deleted;
    boolean cancelling;
    boolean cancelled;
    boolean signedFor;
    boolean closedAtDesk;
    boolean quotaGone;
    boolean stockGone;

    /// Whether the goods left the bonded zone by its gate.
    boolean goneOut;

    boolean paidAbroad;
    @Nullable String preNo;
    @Nullable String invtNo;
    @Nullable Instant releasedAt;

    /// What the tax office of the simulation means to do; null when the built-in one is alone.
    @Nullable String taxPlan;

    Trade(int number, String ending, Declaration first, Declaration right) {
        this.number = number;
        this.kind = first.kind();
        this.ending = ending;
        this.first = first;
        this.right = right;
    }

    InventoryHead head() {
        return right.inventory().head();
    }

    String orderNo() {
        return head().orderNo();
    }

    String agent() {
        return head().agentCode();
    }

    String invtNo() {
        return Objects.requireNonNull(invtNo);
    }

    boolean agrees() {
        return kind.isReleased() || corrected || kind.faults().isEmpty();
    }

    boolean isComplete() {
        return taken.size() == Paper.values().length;
    }

    boolean isReleased() {
        return stage == Stage.RELEASED || stage == Stage.CLOSED;
    }

    /// Whether something of the goods came back.
    boolean cameBack() {
        return returns.stream().anyMatch(one -> one.due.equals("ARRIVED"));
    }

    /// Whether the goods lie in a bonded warehouse, on an account book.
    boolean isBonded() {
        return head().tradeMode().equals("1210");
    }

    /// How much of each record of an account book the declaration names.
    Map<String, BigDecimal> ofTheBook() {
        Map<String, BigDecimal> all = new HashMap<>();
        for (InventoryList line : right.inventory().lines()) {
            all.merge(Objects.requireNonNull(line.itemRecordNo()), line.qty(), BigDecimal::add);
        }
        return all;
    }

    /// Whether the built-in customs leaves it to the one of the simulation.
    boolean isSilent() {
        return ending.equals("-SILENT") || ending.startsWith("-CANCEL-");
    }

    BigDecimal goodsValue() {
        return right.inventory().lines().stream()
                .map(line -> line.totalPrice())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Follows what the declarant is told of the inventory (CEB622).
    void tell(String status, String info, Instant now) {
        told.add(status);
        lastInfo = info;
        Stage before = stage;
        switch (status) {
            // A draft takes the place of what was refused.
            case "1" -> stage = Stage.COLLECTING;
            case "2" -> stage = declared(info);
            case "100" -> {
                stage = refused(before, info);
                quotaGone = info.contains("[Code:1313;");
                stockGone = info.contains("[Code:GW6709;");
            }
            case "120" -> stage = Stage.CHECKED;
            case "300" -> stage = Stage.REVIEW;
            case "399" -> stage = Stage.APPROVED;
            case "500" -> stage = Stage.INSPECTION;
            case "501", "502", "503", "599" -> stage = Stage.DETAINED;
            case "700" -> stage = Stage.RETURNED_ABROAD;
            case "800" -> {
                stage = Stage.RELEASED;
                releasedAt = now;
            }
            case "899" -> stage = Stage.CLOSED;
            default -> {}
        }
    }

    private static Stage declared(String info) {
        if (!info.contains("申报成功[")) {
            return Stage.HELD;
        }
        return info.contains("删除") ? Stage.COLLECTING : Stage.WAITING;
    }

    private static Stage refused(@Nullable Stage before, String info) {
        if (before != null && before.isWithCustoms()) {
            return Stage.TURNED_BACK;
        }
        return info.contains("[Code:GW2410;") ? Stage.EXPIRED : Stage.REJECTED;
    }

    @Override
    public String toString() {
        return "%s %s %s, door has %s, told %s %s, reasons %s%s%s"
                .formatted(
                        orderNo(),
                        kind,
                        stage,
                        taken,
                        told,
                        lastInfo,
                        causes,
                        corrected ? ", corrected" : "",
                        cancelling ? ", cancelling" : "");
    }
}
