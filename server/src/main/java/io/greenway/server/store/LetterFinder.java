package io.greenway.server.store;

import io.greenway.server.store.Letter.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Knows which letter an answer of a real authority is about. An answer names its declarant or it
/// does not; where it does not, it is about the one letter that fits, and about none when several
/// do, since the number that a declarant gives is unique with that declarant only.
public final class LetterFinder {
    private final DataSource source;

    public LetterFinder(DataSource source) {
        this.source = source;
    }

    /// The letter that an answer is about; the newest of its business key.
    ///
    /// @throws SQLException when the database is away
    public Optional<Letter> find(Reply reply) throws SQLException {
        if (reply.agentCode() != null) {
            return newest(
                    "type = ? AND key_code = ? AND key_number = ?",
                    reply.type(),
                    reply.agentCode(),
                    reply.copNo());
        }
        List<Letter> all =
                found(
                        "type = ? AND key_number = ? ORDER BY position DESC",
                        reply.type(),
                        reply.copNo());
        List<Letter> ofPlatform =
                all.stream()
                        .filter(
                                one ->
                                        reply.ebpCode() == null
                                                || one.ebpCode().equals(reply.ebpCode()))
                        .toList();
        List<Letter> fitting = byNumber(ofPlatform, reply);
        boolean one = fitting.stream().map(Letter::keyCode).distinct().count() == 1;
        return one ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /// Those that the authority's number speaks for; where it is known to nobody yet, those that
    /// have no other.
    private List<Letter> byNumber(List<Letter> letters, Reply reply) throws SQLException {
        String theirs = reply.authorityNo();
        if (theirs == null) {
            return letters;
        }
        Optional<Letter> numbered = ofAuthority(theirs);
        List<Letter> fitting = new ArrayList<>();
        for (Letter letter : letters) {
            String ours = letter.invtNo();
            boolean fits =
                    numbered.isPresent()
                            ? numbered.get().invtNo().equals(ours)
                            : numberOf(letter).isEmpty();
            if (fits) {
                fitting.add(letter);
            }
        }
        return fitting;
    }

    /// The authority's number of the inventory that a letter is, or is about.
    private Optional<String> numberOf(Letter letter) throws SQLException {
        Optional<Letter> inventory =
                letter.isApplication() ? ofInventory(letter.invtNo()) : Optional.of(letter);
        return inventory.flatMap(one -> Optional.ofNullable(one.authorityNo()));
    }

    /// Whether a letter of a type has a number.
    ///
    /// @throws SQLException when the database is away
    public boolean isKnown(String type, String copNo) throws SQLException {
        return newest("type = ? AND key_number = ?", type, copNo).isPresent();
    }

    /// The letter with which an inventory went; the newest when there are several.
    ///
    /// @param invtNo number that the platform gave
    /// @throws SQLException when the database is away
    public Optional<Letter> ofInventory(String invtNo) throws SQLException {
        return newest("type = 'CEB621' AND invt_no = ?", invtNo);
    }

    /// The letter of the inventory to which the authority gave a number.
    ///
    /// @throws SQLException when the database is away
    public Optional<Letter> ofAuthority(String authorityNo) throws SQLException {
        return newest("type = 'CEB621' AND authority_no = ?", authorityNo);
    }

    private Optional<Letter> newest(String condition, String... values) throws SQLException {
        return found(condition + " ORDER BY position DESC LIMIT 1", values).stream().findFirst();
    }

    private List<Letter> found(String condition, String... values) throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<Letter> found = new ArrayList<>();
            Query.run(
                    connection,
                    "SELECT %s FROM letter WHERE %s".formatted(LetterTable.COLUMNS, condition),
                    select -> {
                        for (int at = 0; at < values.length; at++) {
                            select.setString(at + 1, values[at]);
                        }
                    },
                    row -> found.add(LetterTable.letter(row)));
            return found;
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    /// Whether an inventory number of the authority can be read as the platform's own: nothing
    /// went to the authority under it, as before there was a gateway. A number that the platform
    /// gave to something that went there would be another declaration's.
    ///
    /// @throws SQLException when the database is away
    public boolean isFree(String number) throws SQLException {
        return ofInventory(number).isEmpty();
    }
}
