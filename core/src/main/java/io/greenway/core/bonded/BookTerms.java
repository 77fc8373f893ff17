package io.greenway.core.bonded;

import io.greenway.core.ledger.StockAccount;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Parameters;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a decision about a message to an account book may know.
///
/// @param book the book; null when there is none of that number
/// @param accounts balance of a line of it
/// @param listKnown whether an inbound list of that number stands on the book already
/// @param differences of the stocktake that is to be settled; null when there is none to settle
/// @param batches of its records: those that a message names, and all that are frozen, in the order
///     in which they were registered
/// @param shortageTax what tax goods bear that a stocktake did not find
/// @param registry who is registered, with their permits
/// @param parameters dated parameters
/// @param sender enterprise that sent it; null for a person of the zone
/// @param day day of the decision, in China
public record BookTerms(
        @Nullable AccountBook book,
        Function<String, StockAccount> accounts,
        boolean listKnown,
        @Nullable List<Booking.Difference> differences,
        List<HeldBatch> batches,
        ShortageTax shortageTax,
        Registry registry,
        Parameters parameters,
        @Nullable String sender,
        LocalDate day) {}
