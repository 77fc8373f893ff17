package io.greenway.server.quarter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: the invariants of a quarter can fail. Method: some days of one are played, then one row
/// after the other is changed behind the platform's back and put right again; each time the
/// invariant that it breaks must be named, and nothing once it is right.
class BrokenQuarterTest {
    private static final long SEED = 1;
    private static final int DAYS = 16;

    /// @param named how the finding begins
    /// @param change what breaks it
    /// @param undo what puts it right
    private record Breakage(String named, String change, String undo) {
        /// One that is its own undoing, or that adds and takes away.
        static Breakage of(String named, String change) {
            return new Breakage(named, change, change.replace("+ ", "- "));
        }
    }

    private static final List<Breakage> BREAKAGES =
            List.of(
                    Breakage.of(
                            "audit: quota is not the sum of its moves",
                            """
                            UPDATE quota SET confirmed_fen = confirmed_fen + 1
                            WHERE buyer = (SELECT min(buyer) FROM quota WHERE confirmed_fen > 0)
                            """),
                    Breakage.of(
                            "quota beyond its limit",
                            """
                            UPDATE quota SET confirmed_fen = confirmed_fen + 2600000
                            WHERE buyer = (SELECT min(buyer) FROM quota WHERE confirmed_fen > 0)
                            """),
                    Breakage.of(
                            "quota is not what declarations hold",
                            """
                            UPDATE quota SET reserved_fen = reserved_fen + 1
                            WHERE buyer = (SELECT min(buyer) FROM quota)
                            """),
                    Breakage.of(
                            "ledger sums",
                            """
                            UPDATE guarantee_use SET occupied_fen = occupied_fen + 1
                            WHERE enterprise_code = '5101960D31'
                            """),
                    Breakage.of(
                            "audit: guarantee is overdrawn",
                            """
                            UPDATE guarantee_use SET occupied_fen = occupied_fen + 999999999999
                            WHERE enterprise_code = '5101960D31'
                            """),
                    Breakage.of(
                            "audit: guarantee is not the sum of its moves",
                            """
                            UPDATE ledger_move SET amounts_fen[1] = amounts_fen[1] + 1
                            WHERE id = (SELECT min(id) FROM ledger_move
                                        WHERE kind = 'GUARANTEE_OCCUPIED')
                            """),
                    Breakage.of(
                            "audit: line of an account book is not the sum of its moves",
                            """
                            UPDATE book_line SET received_e5 = received_e5 + 100000,
                                on_hand_e5 = on_hand_e5 + 100000
                            WHERE book = 'T7916W00QUART' AND item = (SELECT min(item) FROM book_move
                                WHERE book = 'T7916W00QUART')
                            """),
                    Breakage.of(
                            "stock sums",
                            """
                            UPDATE book_line SET adjusted_e5 = adjusted_e5 + 1,
                                on_hand_e5 = on_hand_e5 + 1
                            WHERE book = 'T7916W00QUART' AND item = (SELECT max(item) FROM book_move
                                WHERE book = 'T7916W00QUART')
                            """),
                    Breakage.of(
                            "stock of",
                            """
                            UPDATE book_line SET returned_e5 = returned_e5 + 1,
                                taken_e5 = taken_e5 + 1
                            WHERE book = 'T7916W00QUART' AND item = (SELECT max(item) FROM book_move
                                WHERE book = 'T7916W00QUART')
                            """),
                    Breakage.of(
                            "told otherwise",
                            """
                            UPDATE dossier SET stage = reverse(stage)
                            WHERE id = (SELECT min(id) FROM dossier)
                            """),
                    Breakage.of(
                            "audit: 5101960D0",
                            """
                            UPDATE dossier SET events = events + 1
                            WHERE id = (SELECT max(id) FROM dossier)
                            """),
                    Breakage.of(
                            "estimated otherwise than assessed",
                            """
                            UPDATE tax_bill SET estimated_fen = estimated_fen + 1
                            WHERE invt_no = (SELECT min(invt_no) FROM tax_bill)
                            """),
                    Breakage.of(
                            "audit: tax that is billed is neither due nor paid nor offset",
                            """
                            UPDATE tax_bill SET due_fen = due_fen + 1
                            WHERE invt_no = (SELECT min(invt_no) FROM tax_bill
                                             WHERE tax_no IS NOT NULL)
                            """),
                    Breakage.of(
                            "rate of the day",
                            """
                            UPDATE release_line l SET vat_fen = vat_fen + 100 FROM release r
                            WHERE l.dossier = r.dossier AND duty_fen = 0
                                AND consumption_tax_fen = 0
                            """),
                    Breakage.of(
                            "view of exchange",
                            """
                            UPDATE release SET goods_fen = goods_fen + 100
                            WHERE invt_no = (SELECT min(invt_no) FROM release)
                            """),
                    new Breakage(
                            "not estimated",
                            """
                            UPDATE release SET invt_no = 'Q' || invt_no
                            WHERE invt_no = (SELECT min(r.invt_no) FROM release r
                                             JOIN tax_bill USING (invt_no))
                            """,
                            "UPDATE release SET invt_no = substr(invt_no, 2) WHERE invt_no LIKE 'Q%'"),
                    Breakage.of(
                            "paid abroad more than the goods are worth",
                            """
                            UPDATE remittance_declaration SET yuan_fen = yuan_fen + 99999999
                            WHERE remittance = (SELECT min(remittance) FROM remittance_declaration
                                                WHERE holds)
                            """),
                    Breakage.of(
                            "payment abroad",
                            "UPDATE remittance SET stage = reverse(stage) WHERE id = 1"),
                    new Breakage(
                            "audit: message set aside",
                            """
                            INSERT INTO stuck_message (position, at, error)
                            VALUES ((SELECT min(position) FROM journal), now(), 'bug')
                            """,
                            "DELETE FROM stuck_message"),
                    new Breakage(
                            "audit: receipt twice",
                            """
                            INSERT INTO receipt_page (owner, last, receipts, body)
                            SELECT owner, last + 1000000, receipts, body FROM receipt_page
                            WHERE owner = '5101960D41' ORDER BY last LIMIT 1
                            """,
                            "DELETE FROM receipt_page WHERE last > 1000000"),
                    Breakage.of(
                            "audit: action of a person is not as it was written",
                            """
                            UPDATE officer_action SET actor = reverse(actor)
                            WHERE id = (SELECT min(id) FROM officer_action)
                            """));

    @Test
    void whatIsBrokenIsNamed() throws Exception {
        try (Quarter quarter = new Quarter(SEED)) {
            quarter.begin(DAYS);
            for (int day = 0; day < DAYS; day++) {
                quarter.day();
            }
            assertThat(quarter.broken()).as("seed %d", SEED).isEmpty();
            List<String> wrong = new ArrayList<>();
            for (Breakage one : BREAKAGES) {
                if (quarter.driver().change(one.change()) == 0) {
                    wrong.add(one.named() + ": there was nothing to break");
                }
                List<String> found = quarter.broken();
                if (found.stream().noneMatch(words -> words.startsWith(one.named()))) {
                    wrong.add(one.named() + " was not named, but " + found);
                }
                quarter.driver().change(one.undo());
                if (!quarter.broken().isEmpty()) {
                    wrong.add("after " + one.named() + ": " + quarter.broken());
                }
            }
            assertThat(wrong).isEmpty();
        }
    }
}
