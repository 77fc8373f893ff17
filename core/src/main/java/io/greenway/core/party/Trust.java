package io.greenway.core.party;

/// How far an enterprise, or a seller and its declarant together, are trusted on a day.
///
/// @param credit the lower of their credit classes
/// @param green whether all of them are in the green channel
public record Trust(CreditClass credit, boolean green) {}
