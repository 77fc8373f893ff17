package io.greenway.server.store;

import io.greenway.core.bonded.Booking;
import io.greenway.core.bonded.Levy;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The table `book_message`: every message to an account book as it came, and its answer.
final class BookMessageTable {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String COLUMNS = "id, guid, kind, at, answer, sha256, book";

    private static final String INSERT =
            """
            INSERT INTO book_message
                (id, at, sender, guid, kind, book, list_no, settles, sha256, body, answer)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private BookMessageTable() {}

    /// A message as it came.
    ///
    /// @param sender who sent it
    /// @param kind what it is
    /// @param book number of the book it names; null for a gate-out
    /// @param sha256 digest of its bytes
    /// @param body its text
    @SuppressWarnings("ArrayRecordComponent")
    record Came(
            String sender,
            String guid,
            String kind,
            @Nullable String book,
            byte[] sha256,
            String body) {}

    /// A message that is kept.
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(BookAnswer answer, byte[] sha256, @Nullable String book) {
        boolean isSame(Came other) {
            return Arrays.equals(sha256, other.sha256());
        }
    }

    /// As it is stored.
    private record Answer(
            List<Said> faults, List<Booking.Difference> differences, @Nullable List<Levy> levies) {}

    private record Said(
            String code, String path, @Nullable String found, @Nullable String expected) {}

    static Optional<Kept> find(Connection connection, String sender, String guid) {
        List<Kept> found = new ArrayList<>();
        Query.run(
                connection,
                "SELECT " + COLUMNS + " FROM book_message WHERE sender = ? AND guid = ?",
                select -> {
                    select.setString(1, sender);
                    select.setString(2, guid);
                },
                row -> found.add(kept(row)));
        return found.stream().findFirst();
    }

    /// A stocktake of a book that was booked and is not settled yet.
    static Optional<Kept> stocktake(Connection connection, String book, String guid) {
        List<Kept> found = new ArrayList<>();
        Query.run(
                connection,
                "SELECT "
                        + COLUMNS
                        + """
                         FROM book_message m
                        WHERE book = ? AND guid = ? AND kind = 'stocktake'
                            AND NOT EXISTS (SELECT FROM book_message s WHERE s.settles = m.id)
                        ORDER BY id DESC
                        """,
                select -> {
                    select.setString(1, book);
                    select.setString(2, guid);
                },
                row -> found.add(kept(row)));
        return found.stream().filter(one -> one.answer().isBooked()).findFirst();
    }

    static boolean listKnown(Connection connection, String book, String listNo) {
        List<Long> found = new ArrayList<>();
        Query.run(
                connection,
                "SELECT id FROM book_message WHERE book = ? AND list_no = ?",
                select -> {
                    select.setString(1, book);
                    select.setString(2, listNo);
                },
                row -> found.add(row.getLong(1)));
        return !found.isEmpty();
    }

    /// Writes a message and its answer.
    ///
    /// @param listNo number of the inbound list when it was booked
    /// @param settles number of the stocktake that it settled
    static void insert(
            Connection to,
            Came came,
            BookAnswer answer,
            @Nullable String listNo,
            @Nullable Long settles)
            throws SQLException {
        try (PreparedStatement insert = to.prepareStatement(INSERT)) {
            insert.setLong(1, answer.number());
            insert.setTimestamp(2, Timestamp.from(answer.at()));
            insert.setString(3, came.sender());
            insert.setString(4, came.guid());
            insert.setString(5, came.kind());
            insert.setString(6, came.book());
            insert.setString(7, listNo);
            insert.setObject(8, settles);
            insert.setBytes(9, came.sha256());
            insert.setString(10, came.body());
            insert.setString(11, write(answer));
            insert.executeUpdate();
        }
    }

    private static Kept kept(ResultSet row) throws SQLException {
        Answer answer = JSON.readValue(row.getString(5), Answer.class);
        return new Kept(
                new BookAnswer(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        answer.faults().stream()
                                .map(
                                        one ->
                                                Fault.of(
                                                        FaultCode.valueOf(one.code()),
                                                        one.path(),
                                                        one.found(),
                                                        one.expected()))
                                .toList(),
                        answer.differences(),
                        Objects.requireNonNullElse(answer.levies(), List.of())),
                row.getBytes(6),
                row.getString(7));
    }

    private static String write(BookAnswer answer) {
        List<Said> said =
                answer.faults().stream()
                        .map(
                                one ->
                                        new Said(
                                                one.code().name(),
                                                one.place().path(),
                                                one.found(),
                                                one.expected()))
                        .toList();
        return JSON.writeValueAsString(new Answer(said, answer.differences(), answer.levies()));
    }
}
