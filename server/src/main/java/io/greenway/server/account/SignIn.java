package io.greenway.server.account;

/// What came of an attempt to sign in.
public sealed interface SignIn {
    /// It is who they say.
    record Known(Standing standing) implements SignIn {}

    /// The password is right, and a code is needed besides.
    record CodeNeeded() implements SignIn {}

    /// It is not, or the login is locked: nobody learns which, nor whether there is such a login.
    record Refused() implements SignIn {}

    /// Too many are signing in at this moment; nothing was looked at.
    record Busy() implements SignIn {}
}
