package io.greenway.server.quarter;

import io.greenway.core.clearance.Stage;
import java.math.BigDecimal;

/// What stands on a line of an account book: `received - taken + returned + adjusted = on hand +
/// locked`, after every step (facts: flows 4).
final class Balance {
    private static final int DECIMALS = 5;

    private BigDecimal received = BigDecimal.ZERO;
    private BigDecimal taken = BigDecimal.ZERO;
    private BigDecimal returned = BigDecimal.ZERO;
    private BigDecimal adjusted = BigDecimal.ZERO;
    private BigDecimal locked = BigDecimal.ZERO;

    Balance copy() {
        Balance copy = new Balance();
        copy.received = received;
        copy.taken = taken;
        copy.returned = returned;
        copy.adjusted = adjusted;
        copy.locked = locked;
        return copy;
    }

    void received(BigDecimal pieces) {
        received = received.add(pieces);
    }

    void returned(BigDecimal pieces) {
        returned = returned.add(pieces);
    }

    void adjusted(BigDecimal pieces) {
        adjusted = adjusted.add(pieces);
    }

    /// What a declaration of a stage does to the line that it names.
    void declared(Stage stage, BigDecimal pieces) {
        switch (stage) {
            case HELD, CHECKED, REVIEW, APPROVED, INSPECTION, DETAINED, RELEASED ->
                    locked = locked.add(pieces);
            case CLOSED -> taken = taken.add(pieces);
            case RETURNED_ABROAD -> adjusted = adjusted.subtract(pieces);
            case COLLECTING, WAITING, REJECTED, EXPIRED, TURNED_BACK, CANCELLED -> {}
        }
    }

    /// Free and locked together.
    BigDecimal present() {
        return received.subtract(taken).add(returned).add(adjusted);
    }

    BigDecimal onHand() {
        return present().subtract(locked);
    }

    /// As the table of lines has it.
    @Override
    public String toString() {
        return "%d %d %d %d %d %d"
                .formatted(
                        parts(received),
                        parts(taken),
                        parts(returned),
                        parts(adjusted),
                        parts(locked),
                        parts(onHand()));
    }

    private static long parts(BigDecimal pieces) {
        return pieces.movePointRight(DECIMALS).longValueExact();
    }
}
