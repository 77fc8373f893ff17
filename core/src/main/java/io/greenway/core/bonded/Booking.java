package io.greenway.core.bonded;

import io.greenway.core.ledger.Quantity;
import io.greenway.core.ledger.StockMove;
import java.util.List;

/// What follows from a message to an account book.
///
/// @param moves on its lines
/// @param differences what a stocktake found; empty for other messages
/// @param holdings what changes of the stock of batches that cannot be declared
/// @param levies tax on what a stocktake did not find
public record Booking(
        List<StockMove> moves,
        List<Difference> differences,
        List<Holding> holdings,
        List<Levy> levies) {
    public Booking {
        moves = List.copyOf(moves);
        differences = List.copyOf(differences);
        holdings = List.copyOf(holdings);
        levies = List.copyOf(levies);
    }

    /// A change of what is held of a batch.
    ///
    /// @param batch the batch before it
    /// @param by more, or less when it is negative
    public record Holding(HeldBatch batch, Quantity by) {}

    /// A line on which book and warehouse were held against each other.
    ///
    /// @param item goods record number
    /// @param booked what should lie there, in the unit of the book
    /// @param counted what lies there
    /// @param difference counted less booked
    public record Difference(String item, String booked, String counted, String difference) {}
}
