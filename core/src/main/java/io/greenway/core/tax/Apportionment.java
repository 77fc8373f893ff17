package io.greenway.core.tax;

import io.greenway.core.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Spreads an amount over lines: by weight, rounded down to the fen; what is left goes
/// fen by fen to the largest remainders, and of equal remainders to the last line.
public final class Apportionment {
    private Apportionment() {}

    /// The shares, in the order of the weights; their sum is the amount.
    ///
    /// @param amount not negative
    /// @param weights goods values, not negative; when all are zero the lines count alike
    /// @throws IllegalArgumentException if something is negative or there is no weight
    public static List<Money> of(Money amount, List<Money> weights) {
        if (amount.isNegative() || weights.stream().anyMatch(Money::isNegative)) {
            throw new IllegalArgumentException("Negative amount or weight: " + amount);
        }
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("No lines to apportion " + amount + " to");
        }
        if (weights.stream().allMatch(Money::isZero)) {
            return shares(amount, weights.stream().map(weight -> BigInteger.ONE).toList());
        }
        return shares(
                amount, weights.stream().map(weight -> BigInteger.valueOf(weight.fen())).toList());
    }

    private static List<Money> shares(Money amount, List<BigInteger> weights) {
        BigInteger total = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger> remainders = new ArrayList<>();
        List<Money> shares = new ArrayList<>();
        long left = amount.fen();
        for (BigInteger weight : weights) {
            BigInteger[] parts =
                    BigInteger.valueOf(amount.fen()).multiply(weight).divideAndRemainder(total);
            shares.add(new Money(parts[0].longValueExact()));
            remainders.add(parts[1]);
            left -= parts[0].longValueExact();
        }
        Comparator<Integer> bySize = Comparator.comparing(remainders::get);
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(bySize.thenComparing(Comparator.naturalOrder()).reversed())
                .limit(left)
                .forEach(line -> shares.set(line, shares.get(line).plus(new Money(1))));
        return List.copyOf(shares);
    }
}
