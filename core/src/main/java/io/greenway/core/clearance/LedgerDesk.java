package io.greenway.core.clearance;

import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.LedgerMove;
import io.greenway.core.ledger.LedgerMove.Kind;
import io.greenway.core.ledger.QuotaAccount;
import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import io.greenway.core.reference.Reference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/// Carries what dossiers ask of the ledgers of money, buyers' quotas and guarantees, and what these
/// answer. It decides nothing itself.
final class LedgerDesk {
    private final Books books;
    private final Reference reference;
    private final Run run;

    LedgerDesk(Books books, Reference reference, Run run) {
        this.books = books;
        this.reference = reference;
        this.run = run;
    }

    void reserve(DossierKey key, Ask.ReserveQuota ask, Instant now) {
        QuotaAccount account = books.quota(ask.buyer(), ask.year());
        Money limit = reference.parameters().money("LIMIT_ANNUAL", dayIn(ask.year(), now));
        if (account.allows(ask.amount(), limit)) {
            LedgerMove move = move(account.account(), Kind.QUOTA_RESERVED, key, ask.amount());
            books.keep(account.reserve(ask.amount()), move, now);
            run.run(key, new Command.QuotaGranted(ask, account.used()), now);
        } else {
            run.run(key, new Command.QuotaRefused(ask, account.used(), limit), now);
        }
    }

    /// The limit of the quota's year: today's, or that year's last when the declaration was
    /// received before new year.
    private static LocalDate dayIn(int year, Instant now) {
        LocalDate today = Terms.dayOf(now);
        return today.getYear() == year ? today : LocalDate.of(year, 12, 31);
    }

    void confirm(DossierKey key, Ask.ConfirmQuota ask, Instant now) {
        QuotaAccount account = books.quota(ask.buyer(), ask.year());
        LedgerMove move = move(account.account(), Kind.QUOTA_CONFIRMED, key, ask.amount());
        books.keep(account.confirm(ask.amount()), move, now);
    }

    void release(DossierKey key, Ask.ReleaseQuota ask, Instant now) {
        QuotaAccount account = books.quota(ask.buyer(), ask.year());
        LedgerMove move = move(account.account(), Kind.QUOTA_RELEASED, key, ask.amount());
        books.keep(account.release(ask.amount()), move, now);
    }

    void giveBack(DossierKey key, Ask.ReturnQuota ask, Instant now) {
        QuotaAccount account = books.quota(ask.buyer(), ask.year());
        LedgerMove move = move(account.account(), Kind.QUOTA_RETURNED, key, ask.amount());
        books.keep(account.giveBack(ask.amount()), move, now);
    }

    void occupy(DossierKey key, Ask.OccupyGuarantee ask, Instant now) {
        if (ask.amount().isZero()) {
            run.run(key, new Command.GuaranteeGranted(ask), now);
            return;
        }
        GuaranteeAccount account = books.guarantee(ask.code());
        if (account != null && account.allows(ask.amount(), Terms.dayOf(now))) {
            LedgerMove move = move(account.code(), Kind.GUARANTEE_OCCUPIED, key, ask.amount());
            books.keep(account.occupy(ask.amount()), move, now);
            run.run(key, new Command.GuaranteeGranted(ask), now);
        } else {
            run.run(key, new Command.GuaranteeRefused(ask, account), now);
        }
    }

    void release(DossierKey key, Ask.ReleaseGuarantee ask, Instant now) {
        if (ask.amount().isZero()) {
            return;
        }
        GuaranteeAccount account = Objects.requireNonNull(books.guarantee(ask.code()));
        LedgerMove move = move(account.code(), Kind.GUARANTEE_RELEASED, key, ask.amount());
        books.keep(account.release(ask.amount()), move, now);
        retryHeld(ask.code(), now);
    }

    /// Lets dossiers that wait for a guarantee try again, longest waiting first.
    void retryHeld(String guaranteeCode, Instant now) {
        books.held(guaranteeCode).forEach(key -> run.run(key, new Command.Proceed(), now));
    }

    private static LedgerMove move(String account, Kind kind, DossierKey key, Money amount) {
        return new LedgerMove(account, kind, key, amount);
    }
}
