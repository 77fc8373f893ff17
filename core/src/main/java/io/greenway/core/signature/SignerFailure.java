package io.greenway.core.signature;

import org.jspecify.annotations.Nullable;

/// A key could not be used: the card is gone, its PIN is locked, the service does not answer.
public final class SignerFailure extends Exception {
    private static final long serialVersionUID = 1;

    public SignerFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
