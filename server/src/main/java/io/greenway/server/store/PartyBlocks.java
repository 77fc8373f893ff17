package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table `party_block`: in which thousands of rows of `dossier` an enterprise stands, so that
/// its list need not go along the rows of the whole zone. It says where to look, not what is there:
/// whether a row is the enterprise's is asked of the row.
final class PartyBlocks {
    /// Rows of a block are those with the same number but for its last ten bits.
    static final int BITS = 10;

    private static final String INSERT =
            """
            INSERT INTO party_block (party, block)
            SELECT * FROM unnest(?::text[], ?::bigint[]) ON CONFLICT DO NOTHING
            """;

    /// An enterprise and a block.
    record Entry(String party, long block) {}

    private final Set<Entry> fresh = new LinkedHashSet<>();

    /// Notes where an enterprise stands, unless that is known.
    void note(@Nullable String party, long dossier, Shelf shelf) {
        if (party != null) {
            Entry entry = new Entry(party, dossier >> BITS);
            if (shelf.isNew(entry)) {
                fresh.add(entry);
            }
        }
    }

    void write(Connection to) throws SQLException {
        if (!fresh.isEmpty()) {
            try (PreparedStatement insert = to.prepareStatement(INSERT)) {
                insert.setArray(1, Query.texts(to, fresh, Entry::party));
                insert.setArray(2, Query.numbers(to, fresh.stream().map(Entry::block).toList()));
                insert.executeUpdate();
            }
        }
    }
}
