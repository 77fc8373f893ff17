package io.greenway.core.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
final class Utf8 {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /// Offset of the first byte that does not belong to a whole, valid character; -1 when there
    /// is none.
    static int firstInvalid(byte[] text) {
        int at = 0;
        while (at < text.length) {
            if (at + 8 <= text.length && ((long) LONGS.get(text, at) & HIGH_BITS) == 0) {
                at += 8;
            } else {
                int length = characterLength(text, at);
                if (length == 0) {
                    return at;
                }
                at += length;
            }
        }
        return -1;
    }

    /// Bytes of the character at this offset; 0 when they are not one.
    private static int characterLength(byte[] text, int at) {
        int first = text[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (at + length > text.length) {
            return 0;
        }
        int second = text[at + 1] & 0xFF;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            return 0;
        }
        for (int index = 2; index < length; index++) {
            if ((text[at + index] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
