package io.greenway.core.clearance;

import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.money.Money;
import io.greenway.core.tax.Assessment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// What a return gives back: of each line and each tax the share of its quantity. Shares
/// are taken of all that has come back so far, rounded down to fen, less what was given before:
/// so nothing is ever given back above its share, and the last part gives what is left.
///
/// @param value dutiable value, CNY
/// @param tax all taxes, CNY
record Giving(Money value, Money tax) {
    static Giving of(Dossier dossier, GoodsReturn goods) {
        return after(dossier, goods).minus(before(dossier));
    }

    private Giving minus(Giving other) {
        return new Giving(value.minus(other.value), tax.minus(other.tax));
    }

    private Giving plus(Giving other) {
        return new Giving(value.plus(other.value), tax.plus(other.tax));
    }

    private static Giving before(Dossier dossier) {
        return sum(dossier, arrived(dossier));
    }

    private static Giving after(Dossier dossier, GoodsReturn goods) {
        List<GoodsReturn> all = new ArrayList<>(arrived(dossier));
        all.add(goods);
        return sum(dossier, all);
    }

    private static List<GoodsReturn> arrived(Dossier dossier) {
        return dossier.sequel().returns().stream()
                .filter(one -> one.state() == GoodsReturn.State.ARRIVED)
                .toList();
    }

    private static Giving sum(Dossier dossier, List<GoodsReturn> returns) {
        Filed<Document.Inventory> filed = dossier.inventory();
        Assessment assessment = dossier.assessment();
        Giving sum = new Giving(Money.ZERO, Money.ZERO);
        if (filed == null || assessment == null) {
            return sum;
        }
        List<InventoryList> declared = filed.document().content().lines();
        for (int at = 0; at < declared.size(); at++) {
            InventoryList line = declared.get(at);
            BigDecimal back = quantity(returns, line.gnum());
            if (back.signum() > 0) {
                sum = sum.plus(share(assessment.lines().get(at), back, line.qty()));
            }
        }
        return sum;
    }

    /// How much of a line some returns bring back.
    static BigDecimal quantity(List<GoodsReturn> returns, int gnum) {
        return sum(returns.stream().flatMap(one -> one.lines().stream()).toList(), gnum);
    }

    /// How much of a declared line some lines bring back; an application may name it twice.
    static BigDecimal sum(List<GoodsReturn.Line> lines, int gnum) {
        return lines.stream()
                .filter(line -> line.gnum() == gnum)
                .map(GoodsReturn.Line::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Giving share(Assessment.Line line, BigDecimal back, BigDecimal declared) {
        return new Giving(
                share(line.dutiableValue(), back, declared),
                share(line.duty(), back, declared)
                        .plus(share(line.consumptionTax(), back, declared))
                        .plus(share(line.vat(), back, declared)));
    }

    private static Money share(Money whole, BigDecimal back, BigDecimal declared) {
        return new Money(
                BigDecimal.valueOf(whole.fen())
                        .multiply(back)
                        .divide(declared, 0, RoundingMode.DOWN)
                        .longValueExact());
    }
}
