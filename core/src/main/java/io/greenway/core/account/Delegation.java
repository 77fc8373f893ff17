package io.greenway.core.account;

import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Whom somebody may invite, and what may be changed of whose account.
public final class Delegation {
    /// Logins are typed by people and stand in logs: small letters, digits, `.`, `-`, `_` and `@`.
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,63}");

    private static final int NAME_MAX = 64;

    private Delegation() {}

    /// Everything that speaks against an invitation; nothing when it may go out.
    ///
    /// @param giver post of who invites
    /// @param post post that is given
    /// @param people how many accounts the place has already
    public static List<Fault> invitation(
            Post giver,
            Post post,
            String username,
            String displayName,
            int people,
            Parameters parameters,
            LocalDate day) {
        List<Fault> faults = new ArrayList<>();
        if (!USERNAME.matcher(username).matches()) {
            faults.add(
                    Fault.of(
                            FaultCode.ACCOUNT_NAME_INVALID, "/username", null, USERNAME.pattern()));
        }
        if (displayName.isBlank() || displayName.length() > NAME_MAX) {
            faults.add(
                    Fault.of(
                            FaultCode.ACCOUNT_NAME_INVALID, "/displayName", null, "1-" + NAME_MAX));
        }
        if (!post.isPossible()) {
            faults.add(Fault.of(FaultCode.ACCOUNT_POST_INVALID, "/role", post.role(), null));
        } else if (!giver.keeps(post)) {
            faults.add(Fault.of(FaultCode.ACCOUNT_NOT_YOURS, "/role", post.role(), giver.role()));
        }
        int most = parameters.days("ACCOUNTS_MAX", day);
        if (people >= most) {
            faults.add(
                    Fault.of(
                            FaultCode.ACCOUNTS_TOO_MANY,
                            "/username",
                            Integer.toString(people),
                            Integer.toString(most)));
        }
        return faults;
    }

    /// What speaks against taking the right of an administrator from an account, or suspending it:
    /// a place whose last administrator is gone could not help itself.
    ///
    /// @param post post of the account as it is
    /// @param others how many other administrators the place has that may sign in
    public static List<Fault> farewell(Post post, int others) {
        boolean counts =
                post.role().equals(Post.ADMINISTRATOR)
                        || post.rights().contains(Right.ADMINISTRATOR);
        return counts && others == 0
                ? List.of(Fault.of(FaultCode.ACCOUNT_LAST_ADMINISTRATOR, "/username", null, null))
                : List.of();
    }
}
