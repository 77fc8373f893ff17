package io.greenway.server.store;

import io.greenway.core.bonded.Booking;
import io.greenway.core.bonded.Levy;
import io.greenway.core.spec.Fault;
import java.time.Instant;
import java.util.List;

/// What was answered to a message to an account book.
///
/// @param number of the message, in the order of decision
/// @param guid message id given by the sender
/// @param kind what it was, `inbound`
/// @param at when it was decided
/// @param faults everything that speaks against it; empty when it was booked
/// @param differences what a stocktake found; empty for other messages
/// @param levies tax on what a stocktake did not find, when it is settled; empty otherwise
public record BookAnswer(
        long number,
        String guid,
        String kind,
        Instant at,
        List<Fault> faults,
        List<Booking.Difference> differences,
        List<Levy> levies) {
    public BookAnswer {
        faults = List.copyOf(faults);
        differences = List.copyOf(differences);
        levies = List.copyOf(levies);
    }

    /// Whether it was booked.
    public boolean isBooked() {
        return faults.isEmpty();
    }
}
