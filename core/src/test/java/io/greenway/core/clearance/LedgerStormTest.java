package io.greenway.core.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.message.DossierKey;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Reference;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Goal: whatever 64 senders want of the ledgers at the same time, no account is overdrawn and
/// every balance is the sum of its moves and of what dossiers hold. Method: 64
/// threads hand a million random operations (declare, release, turn back, pay the tax, give back
/// part
/// of the goods, each of them also twice or too early) to the one writer, which carries them
/// through the clerk as the pump
/// does; what an operation brings on by itself is not counted. Every move is looked at when it is
/// made, all sums ten times on the way. `-Dledger.seed=` repeats the draws of a run.
class LedgerStormTest {
    private static final int SENDERS = 64;
    private static final int OPERATIONS = 1_000_000;
    private static final int BUYERS = 20_000;

    /// Every other trade is of one of those, whose quotas do not suffice.
    private static final int BUSY_BUYERS = 500;
    private static final int WAITING_AT_MOST = 100;
    private static final int YEAR = Zone.DAY.getYear();

    private enum Wish {
        DECLARE,
        RELEASE,
        TURN_BACK,
        PAY,
        GIVE_BACK
    }

    /// @param dossier picks one of those under way
    private record Operation(Wish kind, int dossier, int buyer) {}

    private final long seed = Long.getLong("ledger.seed", 20261125L);
    private final Reference reference = Reference.bundled();
    private final StormBooks books =
            new StormBooks(reference.parameters().money("LIMIT_ANNUAL", Zone.DAY));
    private final Clerk clerk =
            new Clerk(books, reference, Registry.of(List.of()), (type, number) -> number);
    private final List<DossierKey> open = new ArrayList<>();
    private int declared;
    private final List<Dossier> papers = papers();

    @Test
    void aMillionOperationsOfSixtyFourSendersOverdrawNothing() throws Exception {
        for (Dossier one : papers) {
            String code = inventory(one).content().head().assureCode();
            books.guarantees.put(
                    code,
                    new GuaranteeAccount(
                            code, Money.of("100000.00"), Money.ZERO, LocalDate.of(2099, 12, 31)));
        }
        BlockingQueue<Operation> operations = new ArrayBlockingQueue<>(4096);
        List<Thread> senders = senders(operations);
        for (int done = 1; done <= OPERATIONS; done++) {
            Operation next = operations.poll(60, TimeUnit.SECONDS);
            assertThat(next).as("seed %s, operation %s", seed, done).isNotNull();
            try {
                carryOut(Objects.requireNonNull(next));
            } catch (RuntimeException | AssertionError wrong) {
                throw new AssertionError("seed " + seed + ", operation " + done, wrong);
            }
            if (done % (OPERATIONS / 10) == 0) {
                assertExact(done);
            }
        }
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(books.moves).as("moves, seed %s", seed).isGreaterThan(OPERATIONS / 4);
    }

    private List<Thread> senders(BlockingQueue<Operation> operations) {
        return IntStream.range(0, SENDERS)
                .mapToObj(
                        at ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .start(
                                                () ->
                                                        send(
                                                                new SplittableRandom(seed + at),
                                                                operations)))
                .toList();
    }

    private void send(SplittableRandom random, BlockingQueue<Operation> operations) {
        Wish[] kinds = Wish.values();
        for (int count = 0; count < OPERATIONS / SENDERS; count++) {
            Wish kind = kinds[random.nextInt(kinds.length)];
            int dossier = random.nextInt(Integer.MAX_VALUE);
            try {
                int buyer = random.nextInt(random.nextBoolean() ? BUSY_BUYERS : BUYERS);
                operations.put(new Operation(kind, dossier, buyer));
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void carryOut(Operation operation) {
        if (operation.kind() == Wish.DECLARE || open.isEmpty()) {
            if (books.waiting() < WAITING_AT_MOST) {
                declare(operation.buyer());
            }
            return;
        }
        int at = operation.dossier() % open.size();
        DossierKey key = open.get(at);
        String invtNo = books.dossier(key).invtNo();
        if (invtNo != null) {
            switch (operation.kind()) {
                case DECLARE -> throw new IllegalStateException();
                case RELEASE -> clerk.answer(invtNo, "800", "[Code:2600;Desc:放行]", Zone.NOON);
                case TURN_BACK -> clerk.answer(invtNo, "100", "[Code:2100;Desc:退单]", Zone.NOON);
                case PAY -> clerk.take(new FollowUp.TaxWord(invtNo, "2"), Zone.NOON);
                case GIVE_BACK -> giveBack(key, 1 + operation.dossier() % 4);
            }
            // One that is done may be asked for once more, by chance, before it leaves.
            if (books.dossier(key).occupation() == null && operation.dossier() % 3 != 0) {
                open.set(at, open.getLast());
                open.removeLast();
            }
        }
    }

    /// A part of what a released dossier holds is given back, as when goods arrive.
    private void giveBack(DossierKey key, int part) {
        Dossier dossier = books.dossier(key);
        Dossier.Reservation held = dossier.reservation();
        if (held == null || !held.confirmed()) {
            return;
        }
        Money value = new Money(held.amount().fen() / part);
        happen(key, new Event.QuotaReturned(value));
        clerk.ask(key, new Ask.ReturnQuota(held.buyer(), held.year(), value), Zone.NOON);
        Dossier.Occupation occupied = dossier.occupation();
        if (occupied != null) {
            Money tax = new Money(occupied.amount().fen() / part);
            happen(key, new Event.GuaranteeReduced(tax));
            clerk.ask(key, new Ask.ReleaseGuarantee(occupied.code(), tax), Zone.NOON);
        }
    }

    private void happen(DossierKey key, Event event) {
        Dossier before = books.dossier(key);
        books.record(before, event, Lifecycle.apply(before, event, Zone.NOON), Zone.NOON);
    }

    /// A dossier whose papers agree asks for its buyer's quota; the guarantee follows from that.
    private void declare(int buyer) {
        declared++;
        DossierKey key = new DossierKey("5101000001", "N" + declared);
        Dossier paper = papers.get(declared % papers.size());
        books.dossiers.put(key, with(paper, key));
        Money value = Valuation.dutiableValue(inventory(paper).content());
        clerk.ask(key, new Ask.ReserveQuota("buyer-" + buyer, YEAR, value), Zone.NOON);
        if (books.dossier(key).stage() != Stage.REJECTED) {
            open.add(key);
        }
    }

    private void assertExact(int done) {
        String when = "seed " + seed + ", after " + done;
        Map<String, Money> reserved =
                books.dossiers.values().stream()
                        .map(Dossier::reservation)
                        .filter(Objects::nonNull)
                        .collect(
                                Collectors.toMap(
                                        one -> one.buyer() + ":" + one.year(),
                                        Dossier.Reservation::amount,
                                        Money::plus));
        Map<String, Money> occupied =
                books.dossiers.values().stream()
                        .map(Dossier::occupation)
                        .filter(Objects::nonNull)
                        .collect(
                                Collectors.toMap(
                                        Dossier.Occupation::code,
                                        Dossier.Occupation::amount,
                                        Money::plus));
        books.quotas.forEach(
                (name, account) -> {
                    assertThat(account.used()).as(when).isEqualTo(books.sums.get(name));
                    assertThat(account.used())
                            .as(when)
                            .isEqualTo(reserved.getOrDefault(name, Money.ZERO));
                });
        books.guarantees.forEach(
                (code, account) -> {
                    assertThat(account.occupied())
                            .as(when)
                            .isEqualTo(books.sums.getOrDefault(code, Money.ZERO));
                    assertThat(account.occupied())
                            .as(when)
                            .isEqualTo(occupied.getOrDefault(code, Money.ZERO));
                });
    }

    private static Document.Inventory inventory(Dossier dossier) {
        return Objects.requireNonNull(dossier.inventory()).document();
    }

    private static List<Dossier> papers() {
        Zone zone = new Zone(63);
        List<Dossier> papers = new ArrayList<>();
        for (int at = 0; at < 12; at++) {
            Declaration declaration = zone.declaration(at, Kind.CONSISTENT);
            Document.Inventory inventory =
                    (Document.Inventory) zone.document(declaration, Paper.INVENTORY, Zone.NOON);
            papers.add(
                    new Dossier(
                            Zone.key(declaration),
                            Stage.WAITING,
                            null,
                            null,
                            null,
                            Filed.filed(inventory),
                            "P",
                            null,
                            null,
                            List.of(),
                            null,
                            null,
                            null,
                            Zone.NOON,
                            Sequel.NONE,
                            0));
        }
        return papers;
    }

    private static Dossier with(Dossier paper, DossierKey key) {
        return new Dossier(
                key,
                paper.stage(),
                null,
                null,
                null,
                paper.inventory(),
                paper.preNo(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                paper.waitingSince(),
                Sequel.NONE,
                0);
    }
}
