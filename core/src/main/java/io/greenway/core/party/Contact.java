package io.greenway.core.party;

/// Whom the zone speaks to about an application: personal data, sealed at rest.
///
/// @param name of the person
/// @param telephone as given; empty when there is a mail address
/// @param mail as given; empty when there is a telephone
public record Contact(String name, String telephone, String mail) {
    /// Tells nothing, so that no log does.
    @Override
    public String toString() {
        return "Contact";
    }
}
