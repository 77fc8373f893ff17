package io.greenway.server.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows for one table in PostgreSQL's binary form of COPY, the cheapest way in. Every column is
/// written as the table has it: `bigint` by [#add(long)], `integer` by [#small], `text` by
/// [#add(String)].
final class CopyRows {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
    };
    private static final int FLAGS_AND_EXTENSION = 8;
    private static final int COUNT_SIZE = 2;
    private static final int NULL = -1;

    /// Dimensions, whether there are nulls, type, and length and lower bound of the one dimension.
    private static final int ARRAY_HEADER = 5 * Integer.BYTES;

    private static final int BIGINT = 20;

    /// PostgreSQL counts microseconds from here.
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    /// Digits of a group of `numeric`; before the groups stand how many there are, the weight of
    /// the first, the sign, and how many decimals are shown.
    private static final int GROUP = 4;

    private static final int NUMERIC_HEADER = 4;

    private final String table;
    private byte[] bytes = new byte[1024];
    private int length;
    private int rowAt;
    private short columns;
    private int rows;

    /// @param table table name and, in parentheses, its columns
    CopyRows(String table) {
        this.table = table;
        length = SIGNATURE.length + FLAGS_AND_EXTENSION;
        System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
        begin();
    }

    CopyRows add(@Nullable String value) {
        if (value == null) {
            return missing();
        }
        return add(value.getBytes(StandardCharsets.UTF_8));
    }

    CopyRows add(byte[] value) {
        size(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    CopyRows add(long value) {
        size(Long.BYTES);
        write(value, Long.BYTES);
        return this;
    }

    CopyRows small(int value) {
        size(Integer.BYTES);
        write(value, Integer.BYTES);
        return this;
    }

    CopyRows add(boolean value) {
        size(1);
        write(value ? 1 : 0, 1);
        return this;
    }

    /// A column `bigint[]`.
    CopyRows add(List<Long> values) {
        size(ARRAY_HEADER + values.size() * (Integer.BYTES + Long.BYTES));
        write(1, Integer.BYTES);
        write(0, Integer.BYTES);
        write(BIGINT, Integer.BYTES);
        write(values.size(), Integer.BYTES);
        write(1, Integer.BYTES);
        for (long value : values) {
            write(Long.BYTES, Integer.BYTES);
            write(value, Long.BYTES);
        }
        return this;
    }

    CopyRows time(@Nullable Instant value) {
        return value == null ? missing() : add(ChronoUnit.MICROS.between(EPOCH, value));
    }

    /// A column `date`.
    CopyRows day(LocalDate value) {
        return small((int) ChronoUnit.DAYS.between(FIRST_DAY, value));
    }

    /// A column `numeric`, not negative: groups of four digits, some of them after the point.
    CopyRows add(BigDecimal value) {
        int decimals = Math.max(value.scale(), 0);
        int groupsAfter = (decimals + GROUP - 1) / GROUP;
        String digits =
                value.setScale(groupsAfter * GROUP, RoundingMode.UNNECESSARY)
                        .unscaledValue()
                        .toString();
        int groups = (digits.length() + GROUP - 1) / GROUP;
        size((NUMERIC_HEADER + groups) * Short.BYTES);
        write(groups, Short.BYTES);
        write(groups - groupsAfter - 1, Short.BYTES);
        write(0, Short.BYTES);
        write(decimals, Short.BYTES);
        for (int end = digits.length() - (groups - 1) * GROUP;
                end <= digits.length();
                end += GROUP) {
            write(Integer.parseInt(digits, Math.max(end - GROUP, 0), end, 10), Short.BYTES);
        }
        return this;
    }

    CopyRows missing() {
        size(NULL);
        return this;
    }

    void end() {
        bytes[rowAt] = (byte) (columns >> Byte.SIZE);
        bytes[rowAt + 1] = (byte) columns;
        rows++;
        begin();
    }

    int rows() {
        return rows;
    }

    /// Sends the rows. Does nothing when there are none.
    void send(Connection connection) throws SQLException {
        if (rows == 0) {
            return;
        }
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        try {
            // Where the next row would begin, -1 columns say that there is none.
            bytes[rowAt] = (byte) NULL;
            bytes[rowAt + 1] = (byte) NULL;
            copy.writeToCopy(bytes, 0, length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void begin() {
        rowAt = length;
        columns = 0;
        room(COUNT_SIZE);
        length += COUNT_SIZE;
    }

    private void size(int size) {
        columns++;
        write(size, Integer.BYTES);
    }

    private void write(long value, int size) {
        room(size);
        for (int shift = (size - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (value >> shift);
        }
    }

    private void room(int size) {
        if (bytes.length - length < size) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + size));
        }
    }
}
