package io.greenway.server.quarter;

import io.greenway.core.clearance.Stage;
import io.greenway.core.message.Paper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Why each declaration stands where it stands, by what its zone did. A declaration for whose stage
/// nobody had a reason, or that waits for nobody, is an error.
final class Reasons {
    /// Papers are waited for; a day more for what happens between two looks.
    private static final Duration PAPERS_WAIT = Duration.ofDays(16);

    /// What customs calls detention.
    private static final List<String> DETENTIONS = List.of("501", "502", "503", "599");

    /// Endings at which the built-in customs does not release.
    private static final Set<String> NOT_RELEASED =
            Set.of("-REVIEW-REJECT", "-INSPECT-RETURN", "-REJECT", "-DETAIN");

    private final Scene scene;

    /// Inventory numbers with an open task, an open control order, or a stop.
    private final Set<String> looked;

    Reasons(Scene scene, Set<String> looked) {
        this.scene = scene;
        this.looked = Set.copyOf(looked);
    }

    /// What is wrong with the place where a trade stands; empty when it has a reason.
    Optional<String> against(Trade trade) {
        Stage stage = trade.stage;
        boolean fine = stage == null || isFine(trade, stage);
        return fine ? Optional.empty() : Optional.of("no reason for " + trade);
    }

    private boolean isFine(Trade trade, Stage stage) {
        return switch (stage) {
            case COLLECTING -> trade.deleted || trade.told.contains("1");
            case WAITING -> !trade.isComplete() && isYoung(trade);
            case REJECTED ->
                    trade.quotaGone
                            || (trade.stockGone && trade.isBonded())
                            || scene.isBarred(trade)
                            || (!trade.kind.faults().isEmpty() && !trade.kind.isReleased());
            case EXPIRED -> trade.told.contains("2");
            case HELD -> trade.head().assureCode().equals(Market.SMALL) && passed(trade);
            case CHECKED -> passed(trade) && trade.isSilent() && !scene.ending;
            case REVIEW, APPROVED, INSPECTION ->
                    passed(trade)
                            && (looked.contains(trade.invtNo())
                                    || (trade.isSilent() && !scene.ending));
            case DETAINED ->
                    trade.ending.equals("-DETAIN")
                            || DETENTIONS.stream().anyMatch(trade.causes::contains);
            case TURNED_BACK -> trade.ending.endsWith("REJECT") || trade.causes.contains("100");
            case RETURNED_ABROAD ->
                    trade.ending.equals("-INSPECT-RETURN") || trade.causes.contains("700");
            case CANCELLED -> trade.cancelled;
            case RELEASED -> isReleasable(trade) && !isClosed(trade);
            case CLOSED -> isReleasable(trade) && isClosed(trade);
        };
    }

    private boolean isYoung(Trade trade) {
        var since = trade.taken.get(Paper.INVENTORY);
        return since != null && scene.now().isBefore(since.plus(PAPERS_WAIT));
    }

    /// Whether everything was there and agreed.
    private static boolean passed(Trade trade) {
        return trade.isComplete() && trade.agrees();
    }

    private static boolean isReleasable(Trade trade) {
        boolean byItself = !trade.isSilent() && !NOT_RELEASED.contains(trade.ending);
        boolean raced = trade.ending.equals("-CANCEL-RELEASED");
        return passed(trade) && (byItself || raced || trade.causes.contains("800"));
    }

    /// Goods of a bonded zone are out when they left by its gate, others when they are signed for.
    private static boolean isClosed(Trade trade) {
        return trade.closedAtDesk || (trade.isBonded() ? trade.goneOut : trade.signedFor);
    }
}
