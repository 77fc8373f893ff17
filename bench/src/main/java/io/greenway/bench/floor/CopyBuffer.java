package io.greenway.bench.floor;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/// Rows in PostgreSQL's binary COPY format.
public final class CopyBuffer {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final int FIRST = 1 << 20;

    private byte[] bytes = new byte[FIRST];
    private int length;

    public CopyBuffer() {
        clear();
    }

    /// Begins again.
    public void clear() {
        System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
        length = SIGNATURE.length;
        put(4, 0);
        put(4, 0);
    }

    /// Adds to the rows.
    public CopyBuffer row(int columns) {
        put(2, columns);
        return this;
    }

    /// Adds to the rows.
    public CopyBuffer number(long value) {
        put(4, 8);
        put(8, value);
        return this;
    }

    /// Adds to the rows.
    public CopyBuffer text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        put(4, encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    /// Sends the rows and begins again.
    void copy(CopyManager manager, String table) throws SQLException {
        put(2, -1);
        CopyIn copy = manager.copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        copy.writeToCopy(bytes, 0, length);
        copy.endCopy();
        clear();
    }

    /// Bytes so far.
    public int length() {
        return length;
    }

    private void put(int size, long value) {
        room(size);
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            bytes[length] = (byte) (value >>> shift);
            length++;
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
