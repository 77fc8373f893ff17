package io.greenway.core.ledger;

import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A statement 对账单 of an account: what it had, every move with its dossier, and what it has.
///
/// @param account account
/// @param from first moment, inclusive
/// @param to last moment, exclusive
/// @param opening what counted on it before, CNY
/// @param lines moves, oldest first
/// @param closing what counts on it after, CNY: opening and all moves
public record Statement(
        String account, Instant from, Instant to, Money opening, List<Line> lines, Money closing) {
    public Statement {
        lines = List.copyOf(lines);
    }

    /// A move and when it was made.
    public record Posting(Instant at, LedgerMove move) {}

    /// A move as the statement shows it.
    ///
    /// @param effect what it does to the balance, CNY; negative when it frees something
    /// @param balance after it, CNY
    public record Line(
            Instant at, LedgerMove.Kind kind, DossierKey dossier, Money effect, Money balance) {}

    /// The statement of some moves.
    ///
    /// @param opening what counted on the account before the first of them
    public static Statement of(
            String account, Instant from, Instant to, Money opening, List<Posting> postings) {
        List<Line> lines = new ArrayList<>();
        Money balance = opening;
        for (Posting posting : postings) {
            LedgerMove move = posting.move();
            Money effect = effect(move);
            balance = balance.plus(effect);
            lines.add(new Line(posting.at(), move.kind(), move.dossier(), effect, balance));
        }
        return new Statement(account, from, to, opening, lines, balance);
    }

    /// What a move does to what counts against the limit. A confirmation only makes final what was
    /// reserved.
    public static Money effect(LedgerMove move) {
        return switch (move.kind()) {
            case QUOTA_RESERVED, GUARANTEE_OCCUPIED -> move.amount();
            case QUOTA_CONFIRMED -> Money.ZERO;
            case QUOTA_RELEASED, QUOTA_RETURNED, GUARANTEE_RELEASED ->
                    Money.ZERO.minus(move.amount());
        };
    }

    /// The same as a table with commas, for a spreadsheet. What would be taken for a formula is
    /// marked as text.
    public String csv() {
        StringBuilder csv = new StringBuilder("at,kind,platform,order,effect,balance\n");
        csv.append("%s,OPENING,,,,%s\n".formatted(from, opening));
        for (Line line : lines) {
            csv.append(
                    "%s,%s,%s,%s,%s,%s\n"
                            .formatted(
                                    line.at(),
                                    line.kind(),
                                    cell(line.dossier().ebpCode()),
                                    cell(line.dossier().orderNo()),
                                    line.effect(),
                                    line.balance()));
        }
        return csv.append("%s,CLOSING,,,,%s\n".formatted(to, closing)).toString();
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
