package io.greenway.core.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.ledger.Quantity;
import io.greenway.core.ledger.StockAccount;
import io.greenway.core.ledger.StockLot;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.SampleBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: after every step `in - out + returns +- adjustments = on hand + locked` on every line,
/// nothing is below zero, and what is locked is what dossiers hold and what batches freeze. Method:
/// declarations, answers of customs, gates, cancellations, returns, stocktakes and batches in a
/// random order on a book with little stock; the balances are folded from the moves by other code
/// than that which keeps them.
class StockInvariantTest {
    private static final String BOOK = SampleBook.number(Zone.WAREHOUSE.code());
    private static final List<String> ANSWERS =
            List.of("100", "300", "399", "500", "599", "700", "800", "800", "800", "899");
    private static final int STEPS = 800;

    /// Signed parts: in, out, back, correction, free, held.
    private final Map<String, long[]> folded = new TreeMap<>();

    /// Parts that batches keep from being declared.
    private final Map<String, Long> frozen = new HashMap<>();

    private final List<Declaration> declared = new ArrayList<>();
    private Zone zone = new Zone(1);
    private int seen;
    private long next;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsAfterEveryStep(long seed) {
        zone = new Zone(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (String item : zone.books.stocks.values().stream().map(StockAccount::item).toList()) {
            int left = random.nextInt(9);
            move(StockMove.Kind.WRITTEN_OFF, item, Quantity.of(1_000_000 - left));
        }
        check(seed, -1);
        for (int step = 0; step < STEPS; step++) {
            step(random, Zone.NOON.plusSeconds(step));
            check(seed, step);
        }
        assertThat(zone.books.stockMoves.stream().map(StockMove::kind).distinct())
                .as("seed %s reached every kind of move", seed)
                .containsExactlyInAnyOrder(StockMove.Kind.values());
    }

    private void step(SplittableRandom random, Instant now) {
        int what = random.nextInt(10);
        if (declared.isEmpty() || what < 2) {
            declare(random, now);
            return;
        }
        int latest = Math.min(declared.size(), 12);
        Declaration one = declared.get(declared.size() - 1 - random.nextInt(latest));
        Dossier dossier = zone.dossier(one);
        String invtNo = dossier.invtNo();
        if (what < 7 && invtNo != null) {
            zone.clerk.answer(invtNo, ANSWERS.get(random.nextInt(ANSWERS.size())), "-", now);
        } else if (what == 7 && invtNo != null) {
            zone.clerk.gateOut(List.of(invtNo), Zone.SITE.code(), "P", now);
        } else if (what == 8) {
            comeBack(random, one, now);
        } else if (what == 9 && random.nextBoolean()) {
            zone.cancel(one, now);
        } else {
            onTheBook(random, one);
        }
    }

    /// Mostly goods that left; now and then any, which must change nothing.
    private void comeBack(SplittableRandom random, Declaration any, Instant now) {
        List<Declaration> left =
                declared.stream()
                        .filter(
                                one -> {
                                    Dossier.Stock stock = zone.dossier(one).stock();
                                    return stock != null && stock.taken();
                                })
                        .toList();
        boolean mostly = !left.isEmpty() && random.nextInt(4) > 0;
        Declaration one = mostly ? left.get(random.nextInt(left.size())) : any;
        Dossier.Stock stock = zone.dossier(one).stock();
        if (stock != null) {
            StockLot lot = stock.lots().get(random.nextInt(stock.lots().size()));
            BigDecimal some = BigDecimal.valueOf(1 + random.nextInt(4), 1);
            zone.comeBack(one, lot.gnum(), some, Zone.SITE.code(), now);
        }
    }

    private void declare(SplittableRandom random, Instant now) {
        Declaration one = zone.declaration(next++, Kind.CONSISTENT);
        while (one.inventory().head().emsNo() == null) {
            one = zone.declaration(next++, Kind.CONSISTENT);
        }
        declared.add(one);
        zone.documents(one, now).forEach(document -> zone.clerk.take(document, now));
        if (random.nextInt(5) == 0) {
            zone.documents(one, now).forEach(document -> zone.clerk.take(document, now));
        }
    }

    private void onTheBook(SplittableRandom random, Declaration one) {
        String item = one.inventory().lines().getFirst().itemRecordNo();
        if (item == null) {
            return;
        }
        StockAccount account = zone.books.stock(BOOK, item);
        Quantity some = Quantity.of(random.nextInt(3));
        if (random.nextInt(3) == 0) {
            freezeOrThaw(random, account);
            return;
        }
        StockMove.Kind kind =
                random.nextBoolean() ? StockMove.Kind.ADJUSTED : StockMove.Kind.RECEIVED;
        Quantity signed =
                kind == StockMove.Kind.ADJUSTED && random.nextBoolean() ? some.negated() : some;
        if (account.allows(kind, signed)) {
            move(kind, item, signed);
        }
    }

    /// A batch that is inspected, passes, or is destroyed.
    private void freezeOrThaw(SplittableRandom random, StockAccount account) {
        Quantity held = new Quantity(frozen.getOrDefault(account.item(), 0L));
        if (held.isZero()) {
            Quantity some = Quantity.of(1 + random.nextInt(2));
            if (account.allows(StockMove.Kind.FROZEN, some)) {
                move(StockMove.Kind.FROZEN, account.item(), some);
                frozen.put(account.item(), some.parts());
            }
            return;
        }
        boolean passes = random.nextBoolean();
        move(
                passes ? StockMove.Kind.THAWED : StockMove.Kind.LOCK_WRITTEN_OFF,
                account.item(),
                held);
        frozen.remove(account.item());
    }

    private void move(StockMove.Kind kind, String item, Quantity quantity) {
        StockMove move = new StockMove(BOOK, item, kind, null, quantity);
        zone.books.keep(zone.books.stock(BOOK, item).after(kind, quantity), move, Zone.NOON);
    }

    private void check(long seed, int step) {
        List<StockMove> moves = zone.books.stockMoves;
        Set<String> touched = new HashSet<>();
        for (; seen < moves.size(); seen++) {
            fold(moves.get(seen));
            touched.add(moves.get(seen).item());
        }
        Map<String, Long> held = new HashMap<>(frozen);
        for (Dossier dossier : zone.books.dossiers.values()) {
            Dossier.Stock stock = dossier.stock();
            if (stock != null && !stock.taken()) {
                stock.lots()
                        .forEach(lot -> held.merge(lot.item(), lot.quantity().parts(), Long::sum));
            }
        }
        boolean all = step < 0 || step == STEPS - 1;
        for (StockAccount account : zone.books.stocks.values()) {
            if (!all && !touched.contains(account.item())) {
                continue;
            }
            String at = "seed " + seed + ", step " + step + ", " + account.item();
            long[] sum = folded.getOrDefault(account.item(), new long[6]);
            assertThat(sum)
                    .as(at)
                    .containsExactly(
                            account.received().parts(),
                            account.taken().parts(),
                            account.returned().parts(),
                            account.adjusted().parts(),
                            account.onHand().parts(),
                            account.locked().parts());
            assertThat(sum[0] - sum[1] + sum[2] + sum[3]).as(at).isEqualTo(sum[4] + sum[5]);
            assertThat(Math.min(sum[4], sum[5])).as(at).isNotNegative();
            assertThat(sum[5]).as(at).isEqualTo(held.getOrDefault(account.item(), 0L));
        }
    }

    private void fold(StockMove move) {
        long[] sum = folded.computeIfAbsent(move.item(), item -> new long[6]);
        long parts = move.quantity().parts();
        long[] by =
                switch (move.kind()) {
                    case RECEIVED -> new long[] {1, 0, 0, 0, 1, 0};
                    case LOCKED -> new long[] {0, 0, 0, 0, -1, 1};
                    case UNLOCKED -> new long[] {0, 0, 0, 0, 1, -1};
                    case TAKEN -> new long[] {0, 1, 0, 0, 0, -1};
                    case RETURNED -> new long[] {0, 0, 1, 0, 1, 0};
                    case WRITTEN_OFF -> new long[] {0, 0, 0, -1, -1, 0};
                    case LOCK_WRITTEN_OFF -> new long[] {0, 0, 0, -1, 0, -1};
                    case ADJUSTED -> new long[] {0, 0, 0, 1, 1, 0};
                    case FROZEN -> new long[] {0, 0, 0, 0, -1, 1};
                    case THAWED -> new long[] {0, 0, 0, 0, 1, -1};
                };
        for (int at = 0; at < sum.length; at++) {
            sum[at] += by[at] * parts;
        }
    }
}
