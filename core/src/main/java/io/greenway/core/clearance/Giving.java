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
/// @param lines of what it takes from each declared line
record Giving(List<ReturnedGoods.Line> lines) {
    Giving {
        lines = List.copyOf(lines);
    }

    static Giving of(Dossier dossier, GoodsReturn goods) {
        List<GoodsReturn> before = arrived(dossier);
        List<GoodsReturn> all = new ArrayList<>(before);
        all.add(goods);
        List<ReturnedGoods.Line> given = shares(dossier, before);
        List<ReturnedGoods.Line> lines = new ArrayList<>();
        for (ReturnedGoods.Line line : shares(dossier, all)) {
            lines.add(line.minus(given.get(lines.size())));
        }
        lines.removeIf(line -> quantity(List.of(goods), line.gnum()).signum() == 0);
        return new Giving(lines);
    }

    /// Dutiable value, CNY.
    Money value() {
        return Money.sum(lines.stream().map(ReturnedGoods.Line::value).toList());
    }

    /// All taxes, CNY.
    Money tax() {
        return Money.sum(lines.stream().map(ReturnedGoods.Line::tax).toList());
    }

    private static List<GoodsReturn> arrived(Dossier dossier) {
        return dossier.sequel().returns().stream()
                .filter(one -> one.state() == GoodsReturn.State.ARRIVED)
                .toList();
    }

    /// What some returns take from each declared line, in the order of the declaration.
    private static List<ReturnedGoods.Line> shares(Dossier dossier, List<GoodsReturn> returns) {
        Filed<Document.Inventory> filed = dossier.inventory();
        Assessment assessment = dossier.assessment();
        if (filed == null || assessment == null) {
            return List.of();
        }
        List<InventoryList> declared = filed.document().content().lines();
        List<ReturnedGoods.Line> shares = new ArrayList<>();
        for (int at = 0; at < declared.size(); at++) {
            BigDecimal back = quantity(returns, declared.get(at).gnum());
            shares.add(share(declared.get(at), assessment.lines().get(at), back));
        }
        return shares;
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

    private static ReturnedGoods.Line share(
            InventoryList declared, Assessment.Line line, BigDecimal back) {
        BigDecimal quantity = declared.qty();
        return new ReturnedGoods.Line(
                declared.gnum(),
                declared.gcode(),
                back,
                share(Money.of(declared.totalPrice()), back, quantity),
                share(line.dutiableValue(), back, quantity),
                share(line.duty(), back, quantity),
                share(line.consumptionTax(), back, quantity),
                share(line.vat(), back, quantity));
    }

    private static Money share(Money whole, BigDecimal back, BigDecimal declared) {
        return new Money(
                BigDecimal.valueOf(whole.fen())
                        .multiply(back)
                        .divide(declared, 0, RoundingMode.DOWN)
                        .longValueExact());
    }
}
