package io.greenway.server.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// Asks the journal whether a message is there, and writes nothing.
public final class JournalLook {
    private final DataSource source;

    public JournalLook(DataSource source) {
        this.source = source;
    }

    /// What stands under the guid of a sender.
    public enum Found {
        NOTHING,
        SAME_BYTES,
        OTHER_BYTES
    }

    /// What stands under this guid of this sender.
    ///
    /// @throws SQLException when the database fails
    public Found look(String sender, String guid, byte[] bytes) throws SQLException {
        JournalTable.Key key = new JournalTable.Key(sender, guid);
        try (Connection connection = source.getConnection()) {
            JournalTable.Known known = JournalTable.known(connection, List.of(key)).get(key);
            if (known == null) {
                return Found.NOTHING;
            }
            return MessageDigest.isEqual(known.sha256(), sha256(bytes))
                    ? Found.SAME_BYTES
                    : Found.OTHER_BYTES;
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
