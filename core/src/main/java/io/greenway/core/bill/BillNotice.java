package io.greenway.core.bill;

import io.greenway.core.message.CEB816Message;
import io.greenway.core.money.Money;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One bill as customs wrote it (CEB816).
///
/// @param taxNo number of the bill 电子税单编号
/// @param issuedAt when it was made, China time
/// @param duty 应征关税, of the head
/// @param vat 应征增值税, of the head
/// @param consumptionTax 应征消费税, of the head
/// @param assureCode who is to pay; null when customs does not say
/// @param lines line by line
public record BillNotice(
        String taxNo,
        LocalDateTime issuedAt,
        Money duty,
        Money vat,
        Money consumptionTax,
        @Nullable String assureCode,
        List<TaxLine> lines) {
    public BillNotice {
        lines = List.copyOf(lines);
    }

    /// What a document of CEB816 says. Amounts finer than a fen are rounded half up.
    public static BillNotice of(CEB816Message.Tax tax) {
        CEB816Message.TaxHeadRd head = tax.head();
        return new BillNotice(
                head.taxNo(),
                head.returnTime(),
                Money.of(head.customsTax()),
                Money.of(head.valueAddedTax()),
                Money.of(head.consumptionTax()),
                head.assureCode(),
                tax.lines().stream().map(BillNotice::line).toList());
    }

    /// A bill whose head is the sum of its lines.
    static BillNotice of(
            String taxNo,
            LocalDateTime issuedAt,
            @Nullable String assureCode,
            List<TaxLine> lines) {
        return new BillNotice(
                taxNo,
                issuedAt,
                Money.sum(lines.stream().map(TaxLine::duty).toList()),
                Money.sum(lines.stream().map(TaxLine::vat).toList()),
                Money.sum(lines.stream().map(TaxLine::consumptionTax).toList()),
                assureCode,
                lines);
    }

    private static TaxLine line(CEB816Message.TaxListRd line) {
        return new TaxLine(
                line.gnum(),
                line.gcode(),
                Money.of(line.taxPrice()),
                Money.of(line.customsTax()),
                Money.of(line.valueAddedTax()),
                Money.of(line.consumptionTax()));
    }

    /// What is to be paid by its head, which is what customs collects.
    public Money total() {
        return duty.plus(vat).plus(consumptionTax);
    }

    /// The same bill, apart from when it was sent.
    boolean saysTheSameAs(BillNotice other) {
        return taxNo.equals(other.taxNo)
                && total().equals(other.total())
                && duty.equals(other.duty)
                && vat.equals(other.vat)
                && lines.equals(other.lines);
    }
}
