package io.greenway.core.bonded;

import io.greenway.core.ledger.StockMove;
import java.util.List;

/// What follows from a message to an account book.
///
/// @param moves on its lines
/// @param differences what a stocktake found; empty for other messages
public record Booking(List<StockMove> moves, List<Difference> differences) {
    public Booking {
        moves = List.copyOf(moves);
        differences = List.copyOf(differences);
    }

    /// A line on which book and warehouse were held against each other.
    ///
    /// @param item goods record number
    /// @param booked what should lie there, in the unit of the book
    /// @param counted what lies there
    /// @param difference counted less booked
    public record Difference(String item, String booked, String counted, String difference) {}
}
