/// People's accounts: signing in, sessions, second factors, who invites whom, and the keys an
/// enterprise makes for itself. Imports `core`, `intake`, `store` and `vault`.
@NullMarked
package io.greenway.server.account;

import org.jspecify.annotations.NullMarked;
