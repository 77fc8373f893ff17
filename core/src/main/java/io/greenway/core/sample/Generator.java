package io.greenway.core.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Makes sample trades. A declaration depends on the seed, the day, the parties and its index
/// alone: the same arguments give the same documents to the byte, whatever was made before.
public final class Generator {
    /// Each buyer makes at most three orders of a set, which keeps everybody far below the annual
    /// limit.
    private static final long BUYERS_IN_A_ROUND = 1000;

    private static final long DECLARATIONS_IN_A_ROUND = 3 * BUYERS_IN_A_ROUND;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final long seed;
    private final LocalDate start;
    private final Parties parties;
    private final String letters;

    /// Sets up a generator.
    ///
    /// @param seed makes this set different from others
    /// @param start day of declaration; orders are made the day before
    /// @param parties who takes part
    public Generator(long seed, LocalDate start, Parties parties) {
        this.seed = seed;
        this.start = start;
        this.parties = parties;
        this.letters = Seeds.letters(seed);
    }

    /// Makes one declaration.
    ///
    /// @param index which declaration of the set, from 0
    /// @param kind what it shows
    public Declaration declaration(long index, Kind kind) {
        SplittableRandom random = Seeds.random(seed, Seeds.DECLARATION, index);
        Trade trade = trade(index, kind, random);
        Documents documents = new Documents(trade, random);
        Declaration consistent =
                new Declaration(
                        index,
                        kind,
                        documents.order(),
                        documents.payment(),
                        documents.waybill(),
                        documents.inventory());
        return Disagreements.apply(consistent, parties);
    }

    private Trade trade(long index, Kind kind, SplittableRandom random) {
        boolean bonded = !parties.warehouses().isEmpty() && random.nextInt(4) == 0;
        Person buyer = Person.of(seed, buyer(index));
        if (kind == Kind.IDENTITY_NUMBER) {
            buyer = buyer.withIdentityNumber(IdentityNumbers.broken(buyer.identityNumber()));
        }
        Person consignee = random.nextInt(10) == 0 ? buyer.named(Person.name(random)) : buyer;
        List<Trade.Item> items = new Basket(random).of(kind);
        long goodsValue = items.stream().mapToLong(Trade.Item::total).sum();
        LocalDateTime ordered = start.minusDays(1).atStartOfDay().plusSeconds(index % 72_000);
        LocalDateTime paid = ordered.plusSeconds(20 + random.nextInt(900));
        LocalDateTime shipped = paid.plusSeconds(600 + random.nextInt(10_000));
        return new Trade(
                start.format(DAY) + String.format(Locale.ROOT, "%08d", index) + letters,
                one(parties.platforms(), random),
                one(parties.sellers(), random),
                one(parties.payers(), random),
                one(parties.carriers(), random),
                one(parties.agents(), random),
                place(bonded, random),
                buyer,
                consignee,
                items,
                random.nextInt(5) < 3 ? 0 : 100 * (6 + random.nextInt(20)),
                random.nextInt(5) < 4 ? 0 : 100 * (1 + random.nextInt(5)),
                goodsValue > 200_00 && random.nextInt(6) == 0 ? 500 * (1 + random.nextInt(6)) : 0,
                bonded,
                120 + random.nextInt(400),
                ordered,
                paid,
                shipped,
                start.atTime(8, 0).plusSeconds(index % 36_000));
    }

    private static long buyer(long index) {
        return index / DECLARATIONS_IN_A_ROUND * BUYERS_IN_A_ROUND + index % BUYERS_IN_A_ROUND;
    }

    private Party place(boolean bonded, SplittableRandom random) {
        if (bonded) {
            return one(parties.warehouses(), random);
        }
        return parties.sites().isEmpty() ? new Party("", "") : one(parties.sites(), random);
    }

    private static Party one(List<Party> parties, SplittableRandom random) {
        return parties.get(random.nextInt(parties.size()));
    }
}
