package io.greenway.core.signature;

import java.time.Duration;

/// What a person should hear of a signer: once when it goes down, once when it is back.
public sealed interface SignerAlarm {
    /// It does not sign any more.
    ///
    /// @param reason in words for a person
    /// @param lasting whether it stays so until somebody does something
    record Raised(String reason, boolean lasting) implements SignerAlarm {}

    /// It signs again.
    ///
    /// @param outage how long it did not
    record Cleared(Duration outage) implements SignerAlarm {}
}
