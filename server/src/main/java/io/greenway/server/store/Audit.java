package io.greenway.server.store;

import static java.util.Map.entry;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.message.DossierKey;
import io.greenway.core.receipt.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/// Holds what is stored against what it must follow from: dossiers against their histories,
/// balances against their moves, receipts against each other. All of it is read as of one moment,
/// so that the platform may work meanwhile; then some work is usually still under way.
public final class Audit {
    private static final int DOSSIERS_AT_ONCE = 500;

    /// Questions to which a sound database answers with no row; each row is one discrepancy.
    private static final Map<String, String> MUST_BE_EMPTY =
            Map.ofEntries(
                    entry(
                            "quota is not the sum of its moves",
                            """
                            SELECT q.buyer || ':' || q.year FROM quota q LEFT JOIN (
                                SELECT account,
                                       sum(CASE kind WHEN 'QUOTA_RESERVED' THEN amount_fen
                                                     WHEN 'QUOTA_CONFIRMED' THEN -amount_fen
                                                     WHEN 'QUOTA_RELEASED' THEN -amount_fen END) AS reserved,
                                       sum(CASE kind WHEN 'QUOTA_CONFIRMED' THEN amount_fen
                                                     WHEN 'QUOTA_RETURNED' THEN -amount_fen ELSE 0 END)
                                           AS confirmed
                                FROM ledger_move, unnest(amounts_fen) AS amount_fen
                                GROUP BY account) m ON m.account = q.buyer || ':' || q.year
                            WHERE q.reserved_fen IS DISTINCT FROM m.reserved
                               OR q.confirmed_fen IS DISTINCT FROM m.confirmed
                            """),
                    entry(
                            "guarantee is not the sum of its moves",
                            """
                            SELECT g.enterprise_code FROM guarantee_use g LEFT JOIN (
                                SELECT account,
                                       sum(CASE kind WHEN 'GUARANTEE_OCCUPIED' THEN amount_fen
                                                     WHEN 'GUARANTEE_RELEASED' THEN -amount_fen END) AS used
                                FROM ledger_move, unnest(amounts_fen) AS amount_fen
                                GROUP BY account) m ON m.account = g.enterprise_code
                            WHERE g.occupied_fen IS DISTINCT FROM m.used
                            """),
                    entry(
                            "guarantee is overdrawn",
                            """
                            SELECT g.enterprise_code FROM guarantee_use u JOIN guarantee g USING (enterprise_code)
                            WHERE u.occupied_fen > g.limit_fen
                            """),
                    entry(
                            "line of an account book is not the sum of its moves",
                            """
                            SELECT l.book || ' ' || l.item FROM book_line l FULL JOIN (
                                SELECT book, item,
                                       sum(CASE kind WHEN 'RECEIVED' THEN parts WHEN 'RETURNED' THEN parts
                                                     WHEN 'UNLOCKED' THEN parts WHEN 'ADJUSTED' THEN parts
                                                     WHEN 'LOCKED' THEN -parts
                                                     WHEN 'FROZEN' THEN -parts WHEN 'THAWED' THEN parts
                                                     WHEN 'WRITTEN_OFF' THEN -parts ELSE 0 END) AS free,
                                       sum(CASE kind WHEN 'LOCKED' THEN parts WHEN 'UNLOCKED' THEN -parts
                                                     WHEN 'FROZEN' THEN parts WHEN 'THAWED' THEN -parts
                                                     WHEN 'TAKEN' THEN -parts
                                                     WHEN 'LOCK_WRITTEN_OFF' THEN -parts
                                                     ELSE 0 END) AS held
                                FROM book_move, unnest(quantities_e5) AS parts GROUP BY book, item) m
                                ON m.book = l.book AND m.item = l.item
                            WHERE l.on_hand_e5 IS DISTINCT FROM m.free
                               OR l.locked_e5 IS DISTINCT FROM m.held
                            """),
                    entry(
                            "move of a dossier twice",
                            """
                            SELECT dossier || ' ' || kind FROM ledger_move, unnest(dossiers) AS dossier
                            WHERE kind IN ('QUOTA_CONFIRMED') GROUP BY dossier, kind HAVING count(*) > 1
                            """),
                    entry(
                            "pages of receipts overlap",
                            """
                            SELECT owner || ' ' || last FROM (
                                SELECT owner, last, last - receipts AS before,
                                       lag(last, 1, 0) OVER (ORDER BY last) AS previous
                                FROM receipt_page) p
                            WHERE before < previous
                            """),
                    entry(
                            "lodged documents of a message are not as many as came",
                            """
                            SELECT j.position::text FROM journal j LEFT JOIN lodgement l USING (position)
                            WHERE j.message_type IN ('CEB509', 'CEB603', 'CEB605', 'CEB607', 'CEB701',
                                                     'CEB711')
                              AND j.position <= (SELECT position FROM progress)
                              AND j.position NOT IN (SELECT position FROM stuck_message)
                            GROUP BY j.position, j.documents HAVING count(l.position) <> j.documents
                            """),
                    entry(
                            "lodged document is kept against its evidence",
                            """
                            SELECT l.position || ' ' || l.index
                            FROM lodgement l JOIN signature_evidence e USING (position)
                            WHERE l.faults = '' AND NOT e.valid
                            """),
                    entry(
                            "guarantees are not what declarations occupy",
                            """
                            SELECT g.fen || ' ' || d.fen
                            FROM (SELECT coalesce(sum(occupied_fen), 0) AS fen FROM guarantee_use) g,
                                 (SELECT coalesce(sum(occupied_fen), 0) AS fen FROM dossier) d
                            WHERE g.fen <> d.fen
                            """),
                    entry(
                            "tax that is billed is neither due nor paid nor offset",
                            """
                            SELECT invt_no FROM tax_bill
                            WHERE tax_no IS NOT NULL AND duty_fen + vat_fen + consumption_tax_fen
                                <> due_fen + paid_fen + offset_fen - refundable_fen
                            """),
                    entry(
                            "message set aside",
                            "SELECT position || ' ' || error FROM stuck_message"));

    /// What an idle platform has none of.
    private static final Map<String, String> UNDER_WAY =
            Map.of(
                    "journal not handled to its end",
                    """
                    SELECT position::text FROM journal
                    WHERE position > (SELECT position FROM progress)
                    """,
                    "outbox not empty",
                    "SELECT id::text FROM outbox");

    /// What is counted, and how.
    private static final Map<String, String> COUNTED =
            Map.of(
                    "messages", "SELECT count(*) FROM journal",
                    "dossiers", "SELECT count(*) FROM dossier",
                    "histories", "SELECT count(*) FROM history",
                    "receipts", "SELECT coalesce(sum(receipts), 0) FROM receipt_page",
                    "moves", "SELECT coalesce(sum(cardinality(dossiers)), 0) FROM ledger_move",
                    "quotas", "SELECT count(*) FROM quota",
                    "guarantees", "SELECT count(*) FROM guarantee_use",
                    "bills", "SELECT count(*) FROM tax_bill");

    private final DataSource source;
    private final EventCodec codec;

    public Audit(DataSource source, EventCodec codec) {
        this.source = source;
        this.codec = codec;
    }

    /// What was held against what, and what came of it.
    ///
    /// @param compared how many of what, for people
    /// @param discrepancies in words; empty when all is sound
    /// @param underWay work that is not finished, in words
    public record Findings(
            Map<String, Long> compared, List<String> discrepancies, List<String> underWay) {}

    /// Every discrepancy of an idle platform, in words; empty when all is sound.
    public List<String> discrepancies() throws SQLException {
        Findings findings = findings();
        List<String> all = new ArrayList<>(findings.discrepancies());
        all.addAll(findings.underWay());
        return all;
    }

    /// Looks at everything.
    public Findings findings() throws SQLException {
        List<String> found = new ArrayList<>();
        List<String> underWay = new ArrayList<>();
        Map<String, Long> compared = new LinkedHashMap<>();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            ask(connection, MUST_BE_EMPTY, found);
            ask(connection, UNDER_WAY, underWay);
            receiptsTwice(connection, found);
            new ActionTable(source)
                    .broken()
                    .forEach(id -> found.add("action of a person is not as it was written: " + id));
            replay(connection, found);
            LodgementTable.replay(connection, found);
            BillTable.replay(connection, found);
            COUNTED.forEach(
                    (name, question) ->
                            Query.run(
                                    connection,
                                    question,
                                    select -> {},
                                    row -> compared.put(name, row.getLong(1))));
            connection.rollback();
        }
        return new Findings(compared, found, underWay);
    }

    private static void ask(
            Connection connection, Map<String, String> questions, List<String> answers) {
        questions.forEach(
                (words, question) ->
                        Query.run(
                                connection,
                                question,
                                select -> {},
                                row -> answers.add(words + ": " + row.getString(1))));
    }

    private static void receiptsTwice(Connection connection, List<String> found) {
        Set<Receipt> seen = new HashSet<>();
        LongAdder ofLodged = new LongAdder();
        Query.run(
                connection,
                "SELECT owner, body FROM receipt_page ORDER BY owner, last",
                select -> {},
                row -> {
                    // Two papers that come together may be matched twice in one transaction, and
                    // come to the same: that is told twice, and once in a page.
                    Set<Receipt> page = new LinkedHashSet<>();
                    for (Receipt receipt : ReceiptPage.unpack(row.getString(1), row.getBytes(2))) {
                        if (ReceiptTable.isOfLodged(receipt)) {
                            ofLodged.increment();
                        } else if (ReceiptTable.isOfPaper(receipt)) {
                            page.add(receipt);
                        }
                    }
                    for (Receipt receipt : page) {
                        if (!seen.add(receipt)) {
                            found.add("receipt twice: " + receipt);
                        }
                    }
                });
        answered(connection, ofLodged.sum(), found);
    }

    /// Every lodged document has one answer. Cancellations and returns were lodged before they were
    /// carried out; their answers cannot be told from those of today.
    private static void answered(Connection connection, long answers, List<String> found) {
        Query.run(
                connection,
                """
                SELECT count(*) FROM lodgement WHERE message_type NOT IN ('CEB623', 'CEB625')
                """,
                select -> {},
                row -> {
                    if (row.getLong(1) != answers) {
                        found.add(row.getLong(1) + " lodged documents, " + answers + " answers");
                    }
                });
    }

    private void replay(Connection connection, List<String> found) {
        long last = 0;
        List<String> orderNos;
        do {
            orderNos = new ArrayList<>();
            List<Long> ids = new ArrayList<>();
            long after = last;
            List<String> page = orderNos;
            Query.run(
                    connection,
                    "SELECT id, order_no FROM dossier WHERE id > ? ORDER BY id LIMIT ?",
                    select -> {
                        select.setLong(1, after);
                        select.setInt(2, DOSSIERS_AT_ONCE);
                    },
                    row -> {
                        ids.add(row.getLong(1));
                        page.add(row.getString(2));
                    });
            Map<DossierKey, DossierRow> replayed = new HashMap<>();
            DossierTable.load(connection, orderNos, codec)
                    .forEach(row -> replayed.put(row.dossier().key(), row));
            compare(connection, orderNos, replayed, found);
            last = ids.isEmpty() ? last : ids.getLast();
        } while (!orderNos.isEmpty());
    }

    private static void compare(
            Connection connection,
            List<String> orderNos,
            Map<DossierKey, DossierRow> replayed,
            List<String> found) {
        Query.run(
                connection,
                """
                SELECT ebp_code, order_no, id,
                       concat_ws('|', stage, coalesce(pre_no, '-'), coalesce(invt_no, '-'),
                                 coalesce(value_fen, -1), coalesce(tax_fen, -1), occupied_fen,
                                 events)
                FROM dossier WHERE order_no = ANY (?)
                """,
                select -> select.setArray(1, Query.texts(connection, orderNos)),
                row -> {
                    DossierKey key = new DossierKey(row.getString(1), row.getString(2));
                    DossierRow replay = replayed.get(key);
                    String told = replay == null ? "no history" : words(replay.dossier());
                    if (!told.equals(row.getString(4))) {
                        found.add(key + " is " + row.getString(4) + ", its history says " + told);
                    }
                });
    }

    private static String words(Dossier dossier) {
        var assessment = dossier.assessment();
        var occupation = dossier.occupation();
        return String.join(
                "|",
                dossier.stage().name(),
                Objects.requireNonNullElse(dossier.preNo(), "-"),
                Objects.requireNonNullElse(dossier.invtNo(), "-"),
                assessment == null ? "-1" : String.valueOf(assessment.dutiableValue().fen()),
                assessment == null ? "-1" : String.valueOf(assessment.total().fen()),
                occupation == null ? "0" : String.valueOf(occupation.amount().fen()),
                String.valueOf(dossier.events()));
    }
}
