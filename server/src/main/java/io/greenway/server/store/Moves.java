package io.greenway.server.store;

import io.greenway.core.ledger.LedgerMove;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// The moves of one transaction, those of one kind in one account together: a row each.
final class Moves {
    private record Of(String account, LedgerMove.Kind kind) {}

    private record Row(List<Long> dossiers, List<Long> fen) {}

    private final Map<Of, Row> rows = new LinkedHashMap<>();
    private Instant at = Instant.EPOCH;

    void add(LedgerMove move, long dossier, Instant when) {
        Row row =
                rows.computeIfAbsent(
                        new Of(move.account(), move.kind()),
                        of -> new Row(new ArrayList<>(1), new ArrayList<>(1)));
        row.dossiers().add(dossier);
        row.fen().add(move.amount().fen());
        at = when;
    }

    CopyRows rows(LongSupplier ids) {
        CopyRows copy = LedgerTables.moves();
        rows.forEach(
                (of, row) ->
                        copy.add(ids.getAsLong())
                                .time(at)
                                .add(of.account())
                                .add(of.kind().name())
                                .add(row.dossiers())
                                .add(row.fen())
                                .end());
        return copy;
    }
}
