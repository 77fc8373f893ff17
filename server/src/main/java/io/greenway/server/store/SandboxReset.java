package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// How a group of a sandbox is wiped out, table by table. A group is closed: a dossier, an account
/// or a message is one group's alone, so nobody else's rows are touched.
final class SandboxReset {
    private static final String CODES = "INSERT INTO gone_code SELECT unnest(?::text[])";

    private static final String DOSSIERS =
            """
            INSERT INTO gone_dossier SELECT id FROM dossier WHERE ebp_code IN (SELECT code FROM gone_code)
            """;

    /// Guarantees are under the codes, quotas under buyers that exist in this group only.
    private static final String ACCOUNTS =
            """
            INSERT INTO gone_account SELECT unnest(?::text[])
            UNION SELECT code FROM gone_code
            UNION SELECT m.account FROM ledger_move m, unnest(m.dossiers) AS d
            WHERE d IN (SELECT id FROM gone_dossier)
            """;

    private static final String NUMBERS =
            """
            INSERT INTO gone_invt
            SELECT invt_no FROM dossier WHERE id IN (SELECT id FROM gone_dossier) AND invt_no IS NOT NULL
            UNION SELECT invt_no FROM release WHERE dossier IN (SELECT id FROM gone_dossier)
            """;

    /// What the books are stays in the log of actions; what lies in them goes.
    private static final String BOOKS =
            """
            INSERT INTO gone_book SELECT subject FROM officer_action
            WHERE area = 'books' AND kind = 'opened'
                AND body::json ->> 'owner' IN (SELECT code FROM gone_code)
            """;

    private static final String OF_BOOKS = " WHERE book IN (SELECT book FROM gone_book)";

    private static final String OF_DOSSIERS = " WHERE dossier IN (SELECT id FROM gone_dossier)";
    private static final String OF_REMITTANCES =
            """
             WHERE remittance IN
            (SELECT id FROM remittance WHERE payer_code IN (SELECT code FROM gone_code))
            """;
    private static final String OF_INVENTORIES = " WHERE invt_no IN (SELECT no FROM gone_invt)";

    /// Tasks about declarations, and about payments, which are many declarations'.
    private static final String OF_SUBJECTS =
            OF_INVENTORIES
                    + " OR subject IN (SELECT 'FX' || id FROM remittance"
                    + " WHERE payer_code IN (SELECT code FROM gone_code))";

    private static final String OF_TASKS =
            " WHERE task IN (SELECT id FROM desk_task" + OF_SUBJECTS + ")";
    private static final String OF_ORDERS =
            """
             WHERE inspection_order IN
            (SELECT id FROM inspection_order WHERE seller IN (SELECT code FROM gone_code))
            """;
    private static final String OF_SELLERS = " WHERE seller IN (SELECT code FROM gone_code)";
    private static final String HANDLED =
            """
             sender IN (SELECT code FROM gone_code)
            AND position <= (SELECT position FROM progress)
            """;

    private static final List<String> STATEMENTS =
            List.of(
                    "DELETE FROM quota WHERE buyer || ':' || year IN (SELECT account FROM gone_account)",
                    "DELETE FROM ledger_move WHERE account IN (SELECT account FROM gone_account)",
                    "DELETE FROM guarantee_use WHERE enterprise_code IN (SELECT code FROM gone_code)",
                    "DELETE FROM exchange_waiver" + OF_INVENTORIES,
                    "DELETE FROM book_move" + OF_BOOKS,
                    "DELETE FROM book_line" + OF_BOOKS,
                    "DELETE FROM book_hold" + OF_BOOKS,
                    "DELETE FROM book_message" + OF_BOOKS,
                    "DELETE FROM book_message WHERE sender IN (SELECT code FROM gone_code) AND NOT EXISTS"
                            + " (SELECT FROM book_move m WHERE m.message = book_message.id)",
                    "DELETE FROM buyer_dossier" + OF_DOSSIERS,
                    "DELETE FROM awaited_return" + OF_DOSSIERS,
                    "DELETE FROM arrived_return" + OF_DOSSIERS,
                    "DELETE FROM bill_word" + OF_INVENTORIES,
                    "DELETE FROM bill_to_look_at" + OF_INVENTORIES,
                    "DELETE FROM bill_enquiry" + OF_INVENTORIES,
                    "DELETE FROM tax_bill_history" + OF_INVENTORIES,
                    "DELETE FROM tax_bill" + OF_INVENTORIES,
                    "DELETE FROM quota_move WHERE account IN (SELECT account FROM gone_account)",
                    "DELETE FROM desk_history" + OF_TASKS,
                    "DELETE FROM desk_task" + OF_SUBJECTS,
                    "DELETE FROM inspection_stop" + OF_INVENTORIES,
                    "DELETE FROM inspection_message" + OF_INVENTORIES,
                    "DELETE FROM inspection_goods" + OF_ORDERS,
                    "DELETE FROM inspection_history" + OF_ORDERS,
                    "DELETE FROM inspection_order" + OF_SELLERS,
                    "DELETE FROM inspection_batch WHERE owner IN (SELECT code FROM gone_code)",
                    "DELETE FROM recall_parcel" + OF_SELLERS,
                    "DELETE FROM recall_notice" + OF_SELLERS,
                    "DELETE FROM release_line" + OF_DOSSIERS,
                    "DELETE FROM release" + OF_DOSSIERS,
                    "DELETE FROM history" + OF_DOSSIERS,
                    "DELETE FROM payment" + OF_DOSSIERS,
                    "DELETE FROM dossier WHERE id IN (SELECT id FROM gone_dossier)",
                    "DELETE FROM waybill WHERE logistics_code IN (SELECT code FROM gone_code)",
                    "DELETE FROM parcel_arrival WHERE sender IN (SELECT code FROM gone_code)",
                    "DELETE FROM sandbox_answer WHERE ebp_code IN (SELECT code FROM gone_code)",
                    "DELETE FROM receipt_page WHERE owner IN (SELECT code FROM gone_code)",
                    "DELETE FROM lodgement WHERE sender IN (SELECT code FROM gone_code)",
                    "DELETE FROM remittance_history" + OF_REMITTANCES,
                    "DELETE FROM remittance_declaration" + OF_REMITTANCES,
                    "DELETE FROM remittance WHERE payer_code IN (SELECT code FROM gone_code)",
                    "DELETE FROM outside_payment WHERE payer_code IN (SELECT code FROM gone_code)",
                    "DELETE FROM signature_evidence WHERE position IN (SELECT position FROM journal WHERE"
                            + HANDLED
                            + ")",
                    "DELETE FROM journal WHERE" + HANDLED);

    /// What the inspection has not taken down yet.
    private static final String UNDER_WAY =
            """
            SELECT count(*) FROM inspection_hold h JOIN dossier d ON d.id = h.dossier
            WHERE d.ebp_code = ANY (?)
            """;

    private SandboxReset() {}

    /// Whether something of a group is still on its way from one table to another.
    static boolean isUnderWay(Connection connection, List<String> codes) {
        List<Long> found = new ArrayList<>();
        Query.run(
                connection,
                UNDER_WAY,
                select -> select.setArray(1, connection.createArrayOf("text", codes.toArray())),
                row -> found.add(row.getLong(1)));
        return found.getFirst() > 0;
    }

    /// Removes everything of a group within a transaction.
    ///
    /// @param codes enterprises of the group
    /// @param accounts quotas that were used from the start
    static void run(Connection connection, List<String> codes, List<String> accounts)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE gone_code (code text) ON COMMIT DROP");
            statement.execute("CREATE TEMP TABLE gone_dossier (id bigint) ON COMMIT DROP");
            statement.execute("CREATE TEMP TABLE gone_invt (no text) ON COMMIT DROP");
            statement.execute("CREATE TEMP TABLE gone_account (account text) ON COMMIT DROP");
            with(connection, CODES, codes);
            statement.execute("CREATE TEMP TABLE gone_book (book text) ON COMMIT DROP");
            statement.execute(BOOKS);
            statement.execute(DOSSIERS);
            statement.execute(NUMBERS);
            with(connection, ACCOUNTS, accounts);
            for (String one : STATEMENTS) {
                statement.executeUpdate(one);
            }
        }
    }

    private static void with(Connection connection, String statement, List<String> texts)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setArray(1, connection.createArrayOf("text", texts.toArray()));
            prepared.executeUpdate();
        }
    }
}
