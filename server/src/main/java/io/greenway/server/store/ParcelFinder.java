package io.greenway.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Finds the dossiers of a parcel by the number on it. Carriers number by themselves, so two of
/// them may have given out the same number.
public final class ParcelFinder {
    private static final String ROWS =
            """
            SELECT id FROM dossier WHERE logistics_no = ?
            UNION
            SELECT dossier FROM waybill WHERE logistics_no = ? AND dossier IS NOT NULL
            UNION
            SELECT id FROM dossier WHERE invt_no = ?
            ORDER BY 1 DESC LIMIT ?
            """;

    private static final int MOST = 4;

    private final DataSource source;

    public ParcelFinder(DataSource source) {
        this.source = source;
    }

    /// Rows of dossiers, the newest first.
    ///
    /// @param number waybill number or inventory number
    public List<Long> rows(String number) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    ROWS,
                    select -> {
                        select.setString(1, number);
                        select.setString(2, number);
                        select.setString(3, number);
                        select.setInt(4, MOST);
                    },
                    row -> found.add(row.getLong(1)));
            return found;
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }
}
