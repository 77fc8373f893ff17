package io.greenway.core.signature;

import org.jspecify.annotations.Nullable;

/// A key could not be used: the card is gone, its PIN is locked, the service does not answer.
public final class SignerFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean lasting;

    /// A failure that may pass by itself.
    public SignerFailure(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private SignerFailure(String message, @Nullable Throwable cause, boolean lasting) {
        super(message, cause);
        this.lasting = lasting;
    }

    /// A failure that stays until a person does something. It must not be tried again: a card
    /// counts wrong PINs and locks itself.
    public static SignerFailure lasting(String message) {
        return new SignerFailure(message, null, true);
    }

    /// The same, with what caused it.
    public static SignerFailure lasting(String message, Throwable cause) {
        return new SignerFailure(message, cause, true);
    }

    /// Whether trying again without a person is of no use, or does harm.
    public boolean isLasting() {
        return lasting;
    }

    /// Why, in words for a person.
    public String reason() {
        return String.valueOf(getMessage());
    }
}
