package io.greenway.core.signature;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a key on a PKCS#11 token is. What is left out may be left out when there is only one.
///
/// @param module the shared library that the maker of the token delivers
/// @param token label of the token; null when only one is there
/// @param keyLabel label of the key (CKA_LABEL), or null
/// @param keyId identifier of the key (CKA_ID) in hexadecimal, or null
public record TokenAddress(
        Path module, @Nullable String token, @Nullable String keyLabel, @Nullable String keyId) {
    /// Its words for a person.
    @Override
    public String toString() {
        return (token == null ? "the token" : "token '" + token + "'") + " of " + module;
    }

    /// The key's words for a person.
    String key() {
        if (keyId != null) {
            return "key with id " + keyId;
        }
        return keyLabel == null ? "private key" : "key '" + keyLabel + "'";
    }
}
