package io.greenway.server.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows for one table in PostgreSQL's text form of COPY, the cheapest way in that people can
/// read.
final class CopyRows {
    private final String table;
    private final StringBuilder text = new StringBuilder();
    private boolean rowOpen;
    private int rows;

    /// @param table table name and, in parentheses, its columns
    CopyRows(String table) {
        this.table = table;
    }

    CopyRows add(@Nullable String value) {
        separate();
        if (value == null) {
            text.append("\\N");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        return this;
    }

    CopyRows add(long value) {
        separate();
        text.append(value);
        return this;
    }

    CopyRows time(@Nullable Instant value) {
        return add(value == null ? null : value.toString());
    }

    void end() {
        text.append('\n');
        rowOpen = false;
        rows++;
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
                        .copyIn("COPY " + table + " FROM STDIN");
        try {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void separate() {
        if (rowOpen) {
            text.append('\t');
        }
        rowOpen = true;
    }
}
