package io.greenway.server.store;

import io.greenway.core.party.ApplicationState;
import io.greenway.server.vault.Sealed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `application`: enterprises that want to come into the registry. What is decided is
/// written down in the log of actions in the same transaction.
public final class ApplicationStore {
    private static final String COLUMNS =
            "number, received_at, credit_code, customs_code, name, roles, papers, contact_key,"
                    + " contact, state, note, decided_by, decided_at";
    private static final String OPEN = "state IN ('waiting', 'papers')";

    private final JdbcClient client;
    private final ActionTable actions;

    public ApplicationStore(DataSource source, ActionTable actions) {
        this.client = JdbcClient.create(source);
        this.actions = actions;
    }

    /// One application.
    ///
    /// @param number told to the applicant alone, who looks by it
    /// @param roles names, with blanks between
    /// @param papers JSON
    /// @param contact null once it was erased
    /// @param note what the zone told the applicant
    public record Filed(
            String number,
            Instant receivedAt,
            String creditCode,
            @Nullable String customsCode,
            String name,
            String roles,
            String papers,
            @Nullable Sealed contact,
            ApplicationState state,
            String note,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /// What is written into the log of actions.
    public record Entry(String area, String subject, String kind, String body) {}

    /// Adds one.
    public void add(Filed filed) {
        Sealed contact = filed.contact();
        client.sql(
                        "INSERT INTO application ("
                                + COLUMNS
                                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', NULL, NULL)")
                .param(filed.number())
                .param(filed.receivedAt().atOffset(ZoneOffset.UTC))
                .param(filed.creditCode())
                .param(filed.customsCode())
                .param(filed.name())
                .param(filed.roles())
                .param(filed.papers())
                .param(contact == null ? null : contact.keyId())
                .param(contact == null ? null : contact.bytes())
                .param(filed.state().json())
                .update();
    }

    /// The application of that number.
    public Optional<Filed> find(String number) {
        return client.sql("SELECT " + COLUMNS + " FROM application WHERE number = ?")
                .param(number)
                .query((rows, at) -> filed(rows))
                .optional();
    }

    /// How many are open.
    public int open() {
        return client.sql("SELECT count(*) FROM application WHERE " + OPEN)
                .query(Integer.class)
                .single();
    }

    /// The open ones under a social credit code, oldest first.
    public List<Filed> open(String creditCode) {
        return client.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM application WHERE credit_code = ? AND "
                                + OPEN
                                + " ORDER BY received_at, number")
                .param(creditCode)
                .query((rows, at) -> filed(rows))
                .list();
    }

    /// Those of a state: open ones oldest first, decided ones newest first.
    public List<Filed> of(ApplicationState state, int most) {
        return client.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM application WHERE state = ? ORDER BY "
                                + (state.isOpen() ? "received_at" : "decided_at DESC")
                                + ", number LIMIT ?")
                .params(state.json(), most)
                .query((rows, at) -> filed(rows))
                .list();
    }

    /// Puts in the papers that were asked for; the application waits for the zone again.
    ///
    /// @return whether it still waited for them
    public boolean putPapers(String number, String papers) {
        return client.sql(
                                "UPDATE application SET papers = ?, state = 'waiting' WHERE number = ?"
                                        + " AND state = 'papers'")
                        .params(papers, number)
                        .update()
                == 1;
    }

    /// Writes a decision down, together with what it does to the registry.
    ///
    /// @param before the application as it was decided upon
    /// @param entries of the log of actions, in their order
    /// @return false when somebody else decided meanwhile; then nothing is written
    /// @throws SQLException when the database fails
    public boolean decide(
            Filed before,
            ApplicationState state,
            String note,
            String by,
            Instant now,
            List<Entry> entries)
            throws SQLException {
        return actions.inTurn(
                connection -> {
                    if (!update(connection, before, state, note, by, now)) {
                        return false;
                    }
                    for (Entry one : entries) {
                        actions.append(
                                connection,
                                now,
                                by,
                                one.area(),
                                one.subject(),
                                one.kind(),
                                one.body());
                    }
                    return true;
                });
    }

    private static boolean update(
            Connection connection,
            Filed before,
            ApplicationState state,
            String note,
            String by,
            Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE application SET state = ?, note = ?, decided_by = ?, decided_at = ?
                        WHERE number = ? AND state = ? AND papers = ?
                        """)) {
            update.setString(1, state.json());
            update.setString(2, note);
            update.setString(3, by);
            update.setTimestamp(4, Timestamp.from(now));
            update.setString(5, before.number());
            update.setString(6, before.state().json());
            update.setString(7, before.papers());
            return update.executeUpdate() == 1;
        }
    }

    /// Those that were asked for papers before a moment and still wait for them, oldest first.
    public List<Filed> askedBefore(Instant asked, int most) {
        return client.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM application WHERE state = 'papers' AND decided_at < ?"
                                + " ORDER BY decided_at LIMIT ?")
                .params(asked.atOffset(ZoneOffset.UTC), most)
                .query((rows, at) -> filed(rows))
                .list();
    }

    /// Numbers of decided applications whose contact is still there.
    public List<String> contactsOfBefore(Instant decided, int most) {
        return client.sql(
                        """
                        SELECT number FROM application WHERE contact IS NOT NULL
                        AND state IN ('approved', 'refused') AND decided_at < ?
                        ORDER BY decided_at LIMIT ?
                        """)
                .params(decided.atOffset(ZoneOffset.UTC), most)
                .query((rows, at) -> rows.getString(1))
                .list();
    }

    /// Erases contacts.
    public void eraseContacts(List<String> numbers) {
        client.sql(
                        "UPDATE application SET contact = NULL, contact_key = NULL WHERE number IN (:numbers)")
                .param("numbers", new ArrayList<>(numbers))
                .update();
    }

    private static Filed filed(ResultSet row) throws SQLException {
        String key = row.getString(8);
        OffsetDateTime decidedAt = row.getObject(13, OffsetDateTime.class);
        return new Filed(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                key == null ? null : new Sealed(key, row.getBytes(9)),
                ApplicationState.named(row.getString(10)).orElseThrow(),
                row.getString(11),
                row.getString(12),
                decidedAt == null ? null : decidedAt.toInstant());
    }
}
