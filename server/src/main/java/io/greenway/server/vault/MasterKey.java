package io.greenway.server.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One key of the key file.
///
/// @param id the first eight hexadecimal digits of its SHA-256, stored with what it sealed
/// @param bytes 32 random bytes
@SuppressWarnings("ArrayRecordComponent")
record MasterKey(String id, byte[] bytes) {
    static final int BYTES = 32;

    static MasterKey of(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new MasterKey(HexFormat.of().formatHex(digest, 0, 4), bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "MasterKey " + id;
    }
}
