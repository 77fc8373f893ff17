package io.greenway.core.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that grow at their end and can be cut back.
final class Bytes {
    private byte[] content;
    private int length;

    Bytes(int expected) {
        this.content = new byte[Math.max(64, expected)];
    }

    int length() {
        return length;
    }

    void add(int value) {
        room(1);
        content[length++] = (byte) value;
    }

    void add(byte[] source, int start, int end) {
        int count = end - start;
        room(count);
        System.arraycopy(source, start, content, length, count);
        length += count;
    }

    void add(byte[] source) {
        add(source, 0, source.length);
    }

    /// Adds a character as UTF-8.
    void addCharacter(int point) {
        if (point < 0x80) {
            add(point);
        } else {
            add(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        }
    }

    byte[] from(int start) {
        return Arrays.copyOfRange(content, start, length);
    }

    void cutBackTo(int shorter) {
        length = shorter;
    }

    private void room(int more) {
        if (length + more > content.length) {
            content = Arrays.copyOf(content, Math.max(length + more, 2 * content.length));
        }
    }
}
