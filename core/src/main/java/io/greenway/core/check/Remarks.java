package io.greenway.core.check;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The faults of one document while its rules are asked, and what several rules share.
final class Remarks {
    /// China, in the code table of countries.
    static final String CHINA = "142";

    private static final Set<String> BONDED = Set.of("1210", "1239");

    private final List<Fault> faults;
    private final String path;

    /// @param faults where to add them
    /// @param path of the document, for example `/CEB603Message/Inventory[2]`
    Remarks(List<Fault> faults, String path) {
        this.faults = faults;
        this.path = path;
    }

    String path() {
        return path;
    }

    /// The same list, at a place inside.
    Remarks at(String inside) {
        return new Remarks(faults, path + "/" + inside);
    }

    void add(FaultCode code, String element, @Nullable Object found, @Nullable String expected) {
        String shown =
                switch (found) {
                    case null -> null;
                    case BigDecimal number -> number.toPlainString();
                    default -> found.toString();
                };
        faults.add(Fault.of(code, path + "/" + element, shown, expected));
    }

    /// Adds faults whose places are relative to the document.
    void addAll(List<Fault> relative) {
        for (Fault fault : relative) {
            faults.add(
                    Fault.of(
                            fault.code(),
                            path + fault.place().path(),
                            fault.found(),
                            fault.expected()));
        }
    }

    void present(FaultCode code, String element, @Nullable String value) {
        if (isEmpty(value)) {
            add(code, element, null, null);
        }
    }

    void absent(FaultCode code, String element, @Nullable String value) {
        if (!isEmpty(value)) {
            add(code, element, value, null);
        }
    }

    void equal(FaultCode code, String element, String value, String expected) {
        if (!value.equals(expected)) {
            add(code, element, value, expected);
        }
    }

    /// Net weight is not more than gross weight (facts: checks G).
    void weights(BigDecimal grossWeight, BigDecimal netWeight) {
        if (netWeight.compareTo(grossWeight) > 0) {
            add(
                    FaultCode.AMOUNT_INVALID,
                    "netWeight",
                    netWeight,
                    "<= " + grossWeight.toPlainString());
        }
    }

    /// A document sent in parts names the number of parts and counts them from 1.
    void parts(int count, int part) {
        if (part < 1 || part > count) {
            add(FaultCode.PART_NUMBER_BEYOND_COUNT, "msgSeqNo", part, "1.." + count);
        }
    }

    /// Line numbers are unique within the document.
    <L> void uniqueLines(String list, List<L> lines, ToIntFunction<L> gnum) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            int number = gnum.applyAsInt(lines.get(i));
            if (!seen.add(number)) {
                at(list + "[" + (i + 1) + "]")
                        .add(FaultCode.LINE_NUMBER_REPEATED, "gnum", number, null);
            }
        }
    }

    void positive(String element, int number) {
        if (number <= 0) {
            add(FaultCode.AMOUNT_INVALID, element, number, "> 0");
        }
    }

    /// Unit prices carry up to five decimals, totals are money: they agree to the fen.
    void product(BigDecimal price, BigDecimal quantity, BigDecimal total) {
        BigDecimal expected = price.multiply(quantity).setScale(2, RoundingMode.HALF_UP);
        if (expected.compareTo(total.setScale(2, RoundingMode.HALF_UP)) != 0) {
            add(FaultCode.AMOUNT_INVALID, "totalPrice", total, expected.toPlainString());
        }
    }

    /// The lines add up to what the head says.
    <L> void total(String element, BigDecimal said, List<L> lines, Function<L, BigDecimal> amount) {
        BigDecimal sum = lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(said) != 0) {
            add(FaultCode.LINES_DO_NOT_ADD_UP, element, said, sum.toPlainString());
        }
    }

    /// A second quantity has its unit and is more than nothing, or both are absent (-625009).
    void secondQuantity(@Nullable String unit2, @Nullable BigDecimal qty2) {
        boolean hasUnit = !isEmpty(unit2);
        if (hasUnit != (qty2 != null)) {
            add(
                    FaultCode.SECOND_QUANTITY_UNPAIRED,
                    hasUnit ? "qty2" : "unit2",
                    null,
                    hasUnit ? "> 0" : null);
        }
    }

    /// Declared and statutory quantity are the same when their units are (facts: checks G).
    void sameQuantity(String unit, BigDecimal qty, String unit1, BigDecimal qty1) {
        if (unit.equals(unit1) && qty.compareTo(qty1) != 0) {
            add(FaultCode.QUANTITY_NOT_STATUTORY_QUANTITY, "qty1", qty1, qty.toPlainString());
        }
    }

    static boolean isBonded(String tradeMode) {
        return BONDED.contains(tradeMode);
    }

    static boolean isEmpty(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
