package io.greenway.server.store;

import io.greenway.core.money.Money;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table `printed_paper`: what was printed, under the code that stands on the print.
public final class PaperTable {
    private static final String INSERT =
            """
            INSERT INTO printed_paper
                (code, kind, invt_no, number, on_day, state, amount_fen, printed_at, digest)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String SAME =
            """
            SELECT code FROM printed_paper
            WHERE invt_no = ? AND kind = ? AND number IS NOT DISTINCT FROM ? AND on_day = ?
                AND state = ? AND amount_fen = ? AND digest = ?
            """;

    private final DataSource source;

    public PaperTable(DataSource source) {
        this.source = source;
    }

    /// What a print says that is nobody's personal data.
    ///
    /// @param kind `RELEASE_NOTE` or `TAX_BILL`
    /// @param number of the tax bill; null on a release note
    /// @param day of the release
    /// @param state of the declaration, or of the bill
    /// @param amount taxes of the declaration, or what is due
    /// @param digest of everything that the sheet shows; empty for what was printed before there
    ///     was one
    public record Content(
            String kind,
            String invtNo,
            @Nullable String number,
            LocalDate day,
            String state,
            Money amount,
            String digest) {
        /// The same under another digest.
        public Content with(String other) {
            return new Content(kind, invtNo, number, day, state, amount, other);
        }
    }

    /// What was printed, and when for the first time.
    public record Printed(Content content, Instant at) {}

    /// Writes down a print.
    ///
    /// @param code for content that was never printed
    /// @return the code of this content
    public String code(Content content, String code, Instant now) throws SQLException {
        try (Connection connection = source.getConnection()) {
            insert(connection, content, code, now);
            List<String> codes = new ArrayList<>();
            Query.run(
                    connection,
                    SAME,
                    select -> {
                        select.setString(1, content.invtNo());
                        select.setString(2, content.kind());
                        select.setString(3, content.number());
                        select.setDate(4, Date.valueOf(content.day()));
                        select.setString(5, content.state());
                        select.setLong(6, content.amount().fen());
                        select.setString(7, content.digest());
                    },
                    row -> codes.add(row.getString(1)));
            return codes.getFirst();
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    private static void insert(Connection connection, Content content, String code, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, code);
            insert.setString(2, content.kind());
            insert.setString(3, content.invtNo());
            insert.setString(4, content.number());
            insert.setDate(5, Date.valueOf(content.day()));
            insert.setString(6, content.state());
            insert.setLong(7, content.amount().fen());
            insert.setTimestamp(8, Timestamp.from(now));
            insert.setString(9, content.digest());
            insert.executeUpdate();
        }
    }

    /// What was printed under a code.
    public Optional<Printed> printed(String code) throws SQLException {
        List<Printed> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    """
                    SELECT kind, invt_no, number, on_day, state, amount_fen, printed_at, digest
                    FROM printed_paper WHERE code = ?
                    """,
                    select -> select.setString(1, code),
                    row ->
                            found.add(
                                    new Printed(
                                            new Content(
                                                    row.getString(1),
                                                    row.getString(2),
                                                    row.getString(3),
                                                    row.getDate(4).toLocalDate(),
                                                    row.getString(5),
                                                    new Money(row.getLong(6)),
                                                    row.getString(8)),
                                            row.getTimestamp(7).toInstant())));
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
        return found.stream().findFirst();
    }
}
