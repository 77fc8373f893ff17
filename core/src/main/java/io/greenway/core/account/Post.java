package io.greenway.core.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a person works, and what they may do there.
///
/// @param role `operator` or `administrator` of the zone, the regulator whose officer it is
///     (`customs`, `inspection`, `tax`, `exchange`), or `enterprise`
/// @param enterprise code of the enterprise; null for everybody else
/// @param rights what they may do besides looking
public record Post(String role, @Nullable String enterprise, Set<Right> rights) {
    /// Role of people of enterprises.
    public static final String ENTERPRISE = "enterprise";

    /// Role of who keeps the accounts of the zone.
    public static final String ADMINISTRATOR = "administrator";

    private static final Set<String> OFFICES =
            Set.of("operator", ADMINISTRATOR, "customs", "inspection", "tax", "exchange");

    public Post {
        rights = Set.copyOf(rights);
    }

    /// Whether there can be such a post: an enterprise is named where, and only where, the person
    /// works for one.
    public boolean isPossible() {
        return enterprise == null ? OFFICES.contains(role) : role.equals(ENTERPRISE);
    }

    /// Whether two posts are at the same place.
    public boolean isBeside(Post other) {
        return role.equals(other.role)
                && (enterprise == null
                        ? other.enterprise == null
                        : enterprise.equals(other.enterprise));
    }

    /// Whether who holds this post keeps the accounts of another: an administrator of the zone
    /// everybody's, an administrator of an enterprise or a regulator those of the own people.
    public boolean keeps(Post other) {
        return role.equals(ADMINISTRATOR)
                || (rights.contains(Right.ADMINISTRATOR) && isBeside(other));
    }
}
