package io.greenway.core.clearance;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.bonded.StockCheck;
import io.greenway.core.ledger.StockLot;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.message.DossierKey;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Carries what dossiers and bonded account books ask of each other. It decides nothing itself.
final class StockDesk {
    private final Books books;
    private final Run run;

    StockDesk(Books books, Run run) {
        this.books = books;
        this.run = run;
    }

    void lock(DossierKey key, Ask.LockStock ask, Instant now) {
        AccountBook book = books.accountBook(ask.demand().book());
        Outcome<List<StockLot>> outcome =
                StockCheck.of(
                        ask.demand(),
                        book,
                        item -> books.stock(Objects.requireNonNull(book).number(), item),
                        Terms.dayOf(now));
        switch (outcome) {
            case Outcome.Accepted<List<StockLot>>(List<StockLot> lots, List<Fault> _) -> {
                String number = Objects.requireNonNull(book).number();
                lots.forEach(lot -> move(key, number, StockMove.Kind.LOCKED, lot, now));
                run.run(key, new Command.StockGranted(ask, lots), now);
            }
            case Outcome.Refused<List<StockLot>>(List<Fault> faults) ->
                    run.run(key, new Command.StockRefused(ask, faults), now);
        }
    }

    void move(DossierKey key, Ask.MoveStock ask, Instant now) {
        ask.lots().forEach(lot -> move(key, ask.book(), ask.kind(), lot, now));
    }

    private void move(DossierKey key, String book, StockMove.Kind kind, StockLot lot, Instant now) {
        StockMove move = new StockMove(book, lot.item(), kind, key, lot.quantity());
        books.keep(books.stock(book, lot.item()).after(kind, lot.quantity()), move, now);
    }

    List<Fault> gateOut(List<String> invtNos, String site, String passNo, Instant now) {
        List<Fault> faults = new ArrayList<>();
        Set<DossierKey> leaving = new LinkedHashSet<>();
        for (int at = 0; at < invtNos.size(); at++) {
            String path = "/invtNos/" + at;
            DossierKey key = books.dossierOf(invtNos.get(at));
            Dossier dossier = key == null ? null : books.dossier(key);
            Dossier.Stock stock = dossier == null ? null : dossier.stock();
            AccountBook book = stock == null ? null : books.accountBook(stock.book());
            if (dossier == null || book == null || !book.site().equals(site)) {
                faults.add(Fault.of(FaultCode.GATE_UNKNOWN, path, invtNos.get(at), null));
            } else if (!BondedStock.mayLeave(dossier)) {
                String status = dossier.stage().status();
                faults.add(Fault.of(FaultCode.GATE_NOT_RELEASED, path, status, "800"));
            } else if (!leaving.add(dossier.key())) {
                faults.add(Fault.of(FaultCode.BOOK_LINE_REPEATED, path, invtNos.get(at), null));
            }
        }
        if (faults.isEmpty()) {
            leaving.forEach(key -> run.run(key, new Command.LeaveZone(passNo), now));
        }
        return faults;
    }
}
