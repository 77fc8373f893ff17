package io.greenway.server.store;

import io.greenway.core.ledger.Quantity;
import io.greenway.core.ledger.StockAccount;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.message.CEB621Message.Inventory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The lines of bonded account books of one transaction, and their moves. Direct purchases (9610)
/// ask for none, and then nothing is asked of the database.
final class OpenStock {
    private static final String DIRECT = "9610";

    private static final String BALANCES =
            """
            SELECT l.book, l.item, l.received_e5, l.taken_e5, l.returned_e5, l.adjusted_e5,
                   l.on_hand_e5, l.locked_e5
            FROM unnest(?::text[], ?::text[]) AS k (book, item)
            JOIN book_line l ON l.book = k.book AND l.item = k.item
            """;

    private static final String COLUMNS =
            """
            (book, item, received_e5, taken_e5, returned_e5, adjusted_e5, on_hand_e5, locked_e5)
            """;

    /// A line of a book.
    record Line(String book, String item) {}

    private record Of(Line line, StockMove.Kind kind) {}

    private record Row(List<Long> dossiers, List<Long> parts) {}

    private final Connection connection;
    private final Map<Line, StockAccount> handed;
    private final Map<Line, StockAccount> accounts = new HashMap<>();
    private final Set<Line> changed = new LinkedHashSet<>();
    private final Map<Of, Row> moves = new LinkedHashMap<>();
    private @Nullable Long message;
    private Instant at = Instant.EPOCH;

    /// @param handed lines that the work before changed and may not have written yet
    OpenStock(Connection connection, Map<Line, StockAccount> handed) {
        this.connection = connection;
        this.handed = handed;
    }

    /// Lines that are changed here.
    Map<Line, StockAccount> changed() {
        Map<Line, StockAccount> all = new HashMap<>();
        changed.forEach(line -> all.put(line, Objects.requireNonNull(accounts.get(line))));
        return all;
    }

    /// Adds the lines that a declaration names.
    static void name(Inventory inventory, Collection<Line> lines) {
        String book = inventory.head().emsNo();
        if (book == null || inventory.head().tradeMode().equals(DIRECT)) {
            return;
        }
        inventory.lines().stream()
                .map(line -> line.itemRecordNo())
                .filter(Objects::nonNull)
                .forEach(item -> lines.add(new Line(book, item)));
    }

    /// All moves that follow are of this message.
    void of(long messageId) {
        message = messageId;
    }

    void load(Collection<Line> lines) {
        List<Line> unknown = new ArrayList<>();
        for (Line line : lines) {
            StockAccount before = handed.get(line);
            if (before != null) {
                accounts.putIfAbsent(line, before);
            } else if (accounts.putIfAbsent(line, StockAccount.empty(line.book(), line.item()))
                    == null) {
                unknown.add(line);
            }
        }
        if (!unknown.isEmpty()) {
            Query.run(
                    connection,
                    BALANCES,
                    select -> {
                        select.setArray(1, Query.texts(connection, unknown, Line::book));
                        select.setArray(2, Query.texts(connection, unknown, Line::item));
                    },
                    row -> {
                        StockAccount found =
                                new StockAccount(
                                        row.getString(1),
                                        row.getString(2),
                                        new Quantity(row.getLong(3)),
                                        new Quantity(row.getLong(4)),
                                        new Quantity(row.getLong(5)),
                                        new Quantity(row.getLong(6)),
                                        new Quantity(row.getLong(7)),
                                        new Quantity(row.getLong(8)));
                        accounts.put(new Line(found.book(), found.item()), found);
                    });
        }
    }

    StockAccount account(String book, String item) {
        Line line = new Line(book, item);
        load(List.of(line));
        return Objects.requireNonNull(accounts.get(line));
    }

    /// @param dossier number of the dossier; null when a message moves
    void keep(StockAccount account, StockMove move, @Nullable Long dossier, Instant when) {
        Line line = new Line(account.book(), account.item());
        accounts.put(line, account);
        changed.add(line);
        Row row =
                moves.computeIfAbsent(
                        new Of(line, move.kind()),
                        of -> new Row(new ArrayList<>(1), new ArrayList<>(1)));
        if (dossier != null) {
            row.dossiers().add(dossier);
        }
        row.parts().add(move.quantity().parts());
        at = when;
    }

    void write(Connection to, LongSupplier ids) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        CopyRows lines = new CopyRows("incoming_book_line " + COLUMNS);
        for (Line line : changed) {
            StockAccount account = Objects.requireNonNull(accounts.get(line));
            lines.add(account.book())
                    .add(account.item())
                    .add(account.received().parts())
                    .add(account.taken().parts())
                    .add(account.returned().parts())
                    .add(account.adjusted().parts())
                    .add(account.onHand().parts())
                    .add(account.locked().parts())
                    .end();
        }
        Staging.through(
                to,
                "book_line",
                lines,
                """
                INSERT INTO book_line %1$s SELECT
                    book, item, received_e5, taken_e5, returned_e5, adjusted_e5, on_hand_e5, locked_e5
                FROM incoming_book_line
                ON CONFLICT (book, item) DO UPDATE SET
                    received_e5 = excluded.received_e5, taken_e5 = excluded.taken_e5,
                    returned_e5 = excluded.returned_e5, adjusted_e5 = excluded.adjusted_e5,
                    on_hand_e5 = excluded.on_hand_e5, locked_e5 = excluded.locked_e5
                """
                        .formatted(COLUMNS));
        rows(ids).send(to);
    }

    private CopyRows rows(LongSupplier ids) {
        CopyRows copy =
                new CopyRows(
                        "book_move (id, at, book, item, kind, message, dossiers, quantities_e5)");
        moves.forEach(
                (of, row) -> {
                    copy.add(ids.getAsLong())
                            .time(at)
                            .add(of.line().book())
                            .add(of.line().item())
                            .add(of.kind().name());
                    (message == null ? copy.missing() : copy.add(message.longValue()))
                            .add(row.dossiers())
                            .add(row.parts())
                            .end();
                });
        return copy;
    }
}
