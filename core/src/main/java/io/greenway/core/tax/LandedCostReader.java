package io.greenway.core.tax;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a question and collects everything that is wrong with it.
final class LandedCostReader {
    private static final int MOST_LINES = 99;
    private static final int LONGEST_TEXT = 100;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern CODE = Pattern.compile("\\d{8}|\\d{10}");
    private static final int WHOLE_DIGITS = 9;
    private static final BigDecimal MOST_VALUE = new BigDecimal("999999999.99");

    private final List<Fault> faults = new ArrayList<>();

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    void contentNeeded(LandedCost question, int line) {
        LandedCost.Item item = question.items() == null ? null : question.items().get(line - 1);
        String packSize = item == null ? null : item.packSize();
        fault(
                packSize == null || packSize.isBlank()
                        ? FaultCode.MISSING_ELEMENT
                        : FaultCode.VALUE_NOT_PERMITTED,
                "/items/%d/packSize".formatted(line - 1),
                packSize,
                "750 ml, 12 x 1 L, 50 g, 5 sheets");
    }

    /// The purchase, or null when there are faults.
    @Nullable Purchase read(LandedCost question, Reference reference) {
        LocalDate declaredOn = day("/declaredOn", question.declaredOn(), reference);
        Money annualUsed = amount("/annualUsed", question.annualUsed());
        List<Purchase.Line> lines = lines(question.items());
        Money freight = amount("/freight", question.freight());
        Money insurance = amount("/insurance", question.insurance());
        Money deductible = amount("/deductibleDiscount", question.deductibleDiscount());
        Money other = amount("/otherDiscount", question.otherDiscount());
        if (!faults.isEmpty()) {
            return null;
        }
        Money goods = Money.sum(lines.stream().map(Purchase.Line::goodsValue).toList());
        Money value = goods.plus(freight).plus(insurance).minus(deductible);
        atMost("/deductibleDiscount", deductible, goods);
        if (!value.isNegative()) {
            atMost("/otherDiscount", other, value);
        }
        if (!faults.isEmpty() || declaredOn == null) {
            return null;
        }
        return new Purchase(declaredOn, annualUsed, lines, freight, insurance, deductible, other);
    }

    private @Nullable LocalDate day(String path, @Nullable String text, Reference reference) {
        if (text == null || text.isBlank()) {
            fault(FaultCode.MISSING_ELEMENT, path, null, "2026-11-22");
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (!reference.parameters().holds("LIMIT_SINGLE", day)) {
                fault(FaultCode.VALUE_NOT_PERMITTED, path, text, "2016-04-08…");
                return null;
            }
            return day;
        } catch (DateTimeException e) {
            fault(FaultCode.NOT_A_TIME, path, text, "2026-11-22");
            return null;
        }
    }

    private List<Purchase.Line> lines(@Nullable List<LandedCost.@Nullable Item> items) {
        if (items == null || items.isEmpty()) {
            fault(FaultCode.MISSING_ELEMENT, "/items", null, "1…" + MOST_LINES);
            return List.of();
        }
        if (items.size() > MOST_LINES) {
            fault(
                    FaultCode.TOO_MANY_ELEMENTS,
                    "/items",
                    Integer.toString(items.size()),
                    "1…" + MOST_LINES);
            return List.of();
        }
        List<Purchase.Line> lines = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            LandedCost.Item item = items.get(at);
            if (item == null) {
                fault(FaultCode.MISSING_ELEMENT, "/items/" + at, null, null);
                continue;
            }
            Purchase.Line line = line("/items/" + at, item);
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private Purchase.@Nullable Line line(String path, LandedCost.Item item) {
        int before = faults.size();
        String code = code(path + "/hs8", item.hs8());
        BigDecimal quantity = required(path + "/quantity", item.quantity());
        BigDecimal price = required(path + "/unitPrice", item.unitPrice());
        if (quantity.signum() == 0 && faults.size() == before) {
            fault(FaultCode.VALUE_NOT_PERMITTED, path + "/quantity", item.quantity(), "> 0");
        }
        if (quantity.multiply(price).compareTo(MOST_VALUE) > 0) {
            fault(
                    FaultCode.VALUE_NOT_PERMITTED,
                    path + "/unitPrice",
                    item.unitPrice(),
                    "quantity x unitPrice <= " + MOST_VALUE.toPlainString());
        }
        if (faults.size() > before) {
            return null;
        }
        String packSize = item.packSize() == null ? "" : item.packSize();
        return new Purchase.Line(
                code,
                "",
                quantity,
                Money.of(quantity.multiply(price)),
                Content.parse(packSize).times(quantity));
    }

    private String code(String path, @Nullable String text) {
        if (text == null || text.isBlank()) {
            fault(FaultCode.MISSING_ELEMENT, path, null, "22042100");
            return "";
        }
        if (!CODE.matcher(text.strip()).matches()) {
            fault(FaultCode.VALUE_NOT_PERMITTED, path, text, "22042100");
        }
        return text.strip();
    }

    private Money amount(String path, @Nullable String text) {
        return text == null || text.isBlank() ? Money.ZERO : Money.of(number(path, text, 2));
    }

    private BigDecimal required(String path, @Nullable String text) {
        if (text == null || text.isBlank()) {
            fault(FaultCode.MISSING_ELEMENT, path, null, "150.00");
            return BigDecimal.ZERO;
        }
        return number(path, text, 5);
    }

    /// A number that is not negative, or zero after a fault.
    private BigDecimal number(String path, String text, int decimals) {
        String digits = text.strip();
        if (digits.length() > LONGEST_TEXT || !NUMBER.matcher(digits).matches()) {
            fault(FaultCode.NOT_A_NUMBER, path, text, "150.00");
            return BigDecimal.ZERO;
        }
        BigDecimal number = new BigDecimal(digits).stripTrailingZeros();
        if (number.scale() > decimals || number.precision() - number.scale() > WHOLE_DIGITS) {
            fault(
                    FaultCode.TOO_MANY_DIGITS,
                    path,
                    text,
                    "%d + %d".formatted(WHOLE_DIGITS, decimals));
            return BigDecimal.ZERO;
        }
        if (number.signum() < 0) {
            fault(FaultCode.VALUE_NOT_PERMITTED, path, text, ">= 0");
            return BigDecimal.ZERO;
        }
        return number;
    }

    private void atMost(String path, Money amount, Money most) {
        if (amount.isMoreThan(most)) {
            fault(FaultCode.VALUE_NOT_PERMITTED, path, amount.toString(), "<= " + most);
        }
    }

    private void fault(
            FaultCode code, String path, @Nullable String found, @Nullable String expected) {
        String shown =
                found != null && found.length() > LONGEST_TEXT
                        ? found.substring(0, LONGEST_TEXT) + "…"
                        : found;
        faults.add(Fault.of(code, path, shown, expected));
    }
}
