package io.greenway.core.party;

/// Whoever can say whether a name and an identity number belong to one person. A service
/// answers at once from what it has at hand, such as answers fetched before: declarations are
/// decided by one thread that never waits for a network. What it does not know it does not refuse.
@FunctionalInterface
public interface IdentityService {
    /// Name ending with which the simulated service answers [Answer#APART].
    String STRANGER = "不符";

    /// Nobody is asked: nothing is known of anybody.
    IdentityService NOBODY = (idType, idNumber, name) -> Answer.UNKNOWN;

    /// For rehearsals: a name that ends in [#STRANGER] belongs to no number, every other to any.
    IdentityService SIMULATED =
            (idType, idNumber, name) ->
                    name.strip().endsWith(STRANGER) ? Answer.APART : Answer.TOGETHER;

    /// What a service says.
    enum Answer {
        /// Name and number belong to one person.
        TOGETHER,
        /// They do not.
        APART,
        /// The service has not said, or nobody is asked.
        UNKNOWN
    }

    /// Must answer without waiting, and the same each time for one declaration.
    ///
    /// @param idType type of the document, 1 for the resident identity card
    /// @param idNumber its number, as the order writes it
    /// @param name the buyer's name
    Answer ask(String idType, String idNumber, String name);
}
