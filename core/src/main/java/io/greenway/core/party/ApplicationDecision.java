package io.greenway.core.party;

/// What the zone may do about an application.
public sealed interface ApplicationDecision {
    /// Asks for papers.
    ///
    /// @param note which, in words; the applicant reads it
    record AskPapers(String note) implements ApplicationDecision {}

    /// Takes the enterprise up into the registry with its papers checked.
    ///
    /// @param papers names the papers that were seen
    record Approve(String papers) implements ApplicationDecision {}

    /// Refuses it.
    ///
    /// @param note why, in words; the applicant reads it
    record Refuse(String note) implements ApplicationDecision {}
}
