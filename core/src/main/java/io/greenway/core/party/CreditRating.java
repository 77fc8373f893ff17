package io.greenway.core.party;

import java.time.LocalDate;

/// A decision of customs about the credit of an enterprise. It holds until the next one.
///
/// @param credit the class
/// @param validFrom first day
/// @param documentNo number of the decision
public record CreditRating(CreditClass credit, LocalDate validFrom, String documentNo) {}
