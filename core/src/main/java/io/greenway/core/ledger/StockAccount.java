package io.greenway.core.ledger;

/// The balance of one line of a bonded account book 账册 (facts: flows 4). It cannot be made unless
/// `received - taken + returned + adjusted = on hand + locked` holds and nothing is negative.
///
/// @param book number of the account book
/// @param item goods record number 备案序号 of the line
/// @param received came in by inbound lists
/// @param taken left by the gate
/// @param returned came back saleable
/// @param adjusted sum of adjustments and write-offs, may be negative
/// @param onHand free for declarations
/// @param locked held by declarations under way, or frozen because its batch is inspected
public record StockAccount(
        String book,
        String item,
        Quantity received,
        Quantity taken,
        Quantity returned,
        Quantity adjusted,
        Quantity onHand,
        Quantity locked) {
    /// So much may come onto a line in all, some ten million million units: what is counted must
    /// not run over.
    private static final Quantity MOST = new Quantity(1_000_000_000_000_000_000L);

    public StockAccount {
        Quantity theory = received.minus(taken).plus(returned).plus(adjusted);
        boolean negative =
                received.isNegative()
                        || taken.isNegative()
                        || returned.isNegative()
                        || onHand.isNegative()
                        || locked.isNegative();
        if (negative || !theory.equals(onHand.plus(locked))) {
            throw new IllegalArgumentException(
                    "stock of "
                            + book
                            + " "
                            + item
                            + " does not add up: "
                            + theory
                            + ", "
                            + onHand
                            + ", "
                            + locked);
        }
    }

    /// A line to which nothing has happened yet.
    public static StockAccount empty(String book, String item) {
        Quantity none = Quantity.ZERO;
        return new StockAccount(book, item, none, none, none, none, none, none);
    }

    /// What should lie in the warehouse: free and locked together.
    public Quantity present() {
        return onHand.plus(locked);
    }

    /// Whether a move leaves nothing below zero, and the line within what can be counted.
    public boolean allows(StockMove.Kind kind, Quantity quantity) {
        return switch (kind) {
            case RECEIVED, RETURNED -> quantity.compareTo(MOST.minus(received.plus(returned))) <= 0;
            case LOCKED, WRITTEN_OFF, FROZEN -> quantity.compareTo(onHand) <= 0;
            case UNLOCKED, TAKEN, LOCK_WRITTEN_OFF, THAWED -> quantity.compareTo(locked) <= 0;
            case ADJUSTED -> !onHand.plus(quantity).isNegative();
        };
    }

    /// The balance after a move.
    ///
    /// @param quantity of the move; only an adjustment may be negative
    /// @throws IllegalArgumentException when the move is not allowed
    public StockAccount after(StockMove.Kind kind, Quantity quantity) {
        Quantity less = quantity.negated();
        return switch (kind) {
            case RECEIVED -> changed(quantity, none(), none(), none(), quantity, none());
            case LOCKED, FROZEN -> changed(none(), none(), none(), none(), less, quantity);
            case UNLOCKED, THAWED -> changed(none(), none(), none(), none(), quantity, less);
            case TAKEN -> changed(none(), quantity, none(), none(), none(), less);
            case RETURNED -> changed(none(), none(), quantity, none(), quantity, none());
            case WRITTEN_OFF -> changed(none(), none(), none(), less, less, none());
            case LOCK_WRITTEN_OFF -> changed(none(), none(), none(), less, none(), less);
            case ADJUSTED -> changed(none(), none(), none(), quantity, quantity, none());
        };
    }

    private static Quantity none() {
        return Quantity.ZERO;
    }

    private StockAccount changed(
            Quantity in,
            Quantity out,
            Quantity back,
            Quantity correction,
            Quantity free,
            Quantity held) {
        return new StockAccount(
                book,
                item,
                received.plus(in),
                taken.plus(out),
                returned.plus(back),
                adjusted.plus(correction),
                onHand.plus(free),
                locked.plus(held));
    }
}
