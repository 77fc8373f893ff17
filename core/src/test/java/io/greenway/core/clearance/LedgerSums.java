package io.greenway.core.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.ledger.LedgerMove;
import io.greenway.core.money.Money;
import java.util.Objects;

/// The balances of a zone's ledgers are the sums of their moves and of what its dossiers hold.
final class LedgerSums {
    private LedgerSums() {}

    static void assertBalanced(BooksInMemory books) {
        books.quotas.forEach(
                (account, balance) -> {
                    Money reserved = sum(books, account, LedgerMove.Kind.QUOTA_RESERVED);
                    Money confirmed = sum(books, account, LedgerMove.Kind.QUOTA_CONFIRMED);
                    Money released = sum(books, account, LedgerMove.Kind.QUOTA_RELEASED);
                    assertThat(balance.reserved())
                            .isEqualTo(reserved.minus(confirmed).minus(released));
                    Money returned = sum(books, account, LedgerMove.Kind.QUOTA_RETURNED);
                    assertThat(balance.confirmed()).isEqualTo(confirmed.minus(returned));
                });
        books.guarantees.forEach(
                (code, balance) ->
                        assertThat(balance.occupied())
                                .isEqualTo(
                                        sum(books, code, LedgerMove.Kind.GUARANTEE_OCCUPIED)
                                                .minus(
                                                        sum(
                                                                books,
                                                                code,
                                                                LedgerMove.Kind
                                                                        .GUARANTEE_RELEASED))));
        Money held =
                Money.sum(
                        books.dossiers.values().stream()
                                .map(Dossier::reservation)
                                .filter(Objects::nonNull)
                                .map(Dossier.Reservation::amount)
                                .toList());
        assertThat(Money.sum(books.quotas.values().stream().map(quota -> quota.used()).toList()))
                .isEqualTo(held);
    }

    private static Money sum(BooksInMemory books, String account, LedgerMove.Kind kind) {
        return Money.sum(
                books.moves.stream()
                        .filter(move -> move.account().equals(account) && move.kind() == kind)
                        .map(LedgerMove::amount)
                        .toList());
    }
}
