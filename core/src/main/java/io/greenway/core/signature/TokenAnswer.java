package io.greenway.core.signature;

import java.util.Arrays;
import java.util.Optional;

/// What a PKCS#11 module answers (PKCS#11 2.40, CK_RV), as far as a person can do something about
/// it.
enum TokenAnswer {
    GENERAL_ERROR(0x5, false, "the module reports an error without saying which"),
    FUNCTION_FAILED(0x6, false, "the token did not do it"),
    SLOT_INVALID(0x3, false, "the slot is gone"),
    ARGUMENTS_BAD(0x7, true, "the token wants a PIN and was given none"),
    DEVICE_ERROR(0x30, false, "the token or its reader is out of order"),
    DEVICE_MEMORY(0x31, false, "the token is out of memory"),
    DEVICE_REMOVED(0x32, false, "the token was removed"),
    KEY_INVALID(0x60, false, "the key is gone from the token"),
    KEY_TYPE_WRONG(0x63, true, "the key is of another type"),
    KEY_NOT_PERMITTED(0x68, true, "the key may not sign"),
    MECHANISM_INVALID(0x70, true, "the token has no such signatures"),
    OBJECT_INVALID(0x82, false, "the key or certificate is gone from the token"),
    PIN_INCORRECT(0xA0, true, "the PIN is wrong; after some more wrong ones the token locks it"),
    PIN_INVALID(0xA1, true, "the PIN has characters that the token does not know"),
    PIN_LENGTH(0xA2, true, "the PIN is too short or too long"),
    PIN_EXPIRED(0xA3, true, "the PIN has expired; set a new one with the tool of the token"),
    PIN_LOCKED(0xA4, true, "the PIN is locked; unlock it with the tool of the token"),
    SESSION_CLOSED(0xB0, false, "the token closed the session"),
    SESSION_COUNT(0xB1, false, "the token is used by too many at once"),
    SESSION_INVALID(0xB3, false, "the token lost the session"),
    TOKEN_ABSENT(0xE0, false, "the token is not there"),
    TOKEN_UNKNOWN(0xE1, false, "the module does not know this token"),
    ALREADY_LOGGED_IN(0x100, false, "somebody is logged in already"),
    NOT_LOGGED_IN(0x101, false, "the login is lost"),
    PIN_UNSET(0x102, true, "the token has no PIN yet"),
    ALREADY_INITIALISED(0x191, false, "the module is initialised already");

    private final long code;
    private final boolean lasting;
    private final String words;

    TokenAnswer(long code, boolean lasting, String words) {
        this.code = code;
        this.lasting = lasting;
        this.words = words;
    }

    boolean is(long answer) {
        return code == answer;
    }

    /// The failure that an answer other than 0 means.
    static SignerFailure failure(String where, long answer) {
        Optional<TokenAnswer> known =
                Arrays.stream(values()).filter(one -> one.code == answer).findAny();
        String number = "PKCS#11 answer 0x" + Long.toHexString(answer);
        String message =
                where + ": " + known.map(one -> one.words + " (" + number + ")").orElse(number);
        return known.isPresent() && known.get().lasting
                ? SignerFailure.lasting(message)
                : new SignerFailure(message, null);
    }
}
