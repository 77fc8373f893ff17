package io.greenway.server.paper;

import static io.greenway.server.paper.ReleaseNote.column;
import static io.greenway.server.paper.ReleaseNote.fact;

import io.greenway.core.bill.Bill;
import io.greenway.core.bill.BillNotice;
import io.greenway.core.bill.Estimate;
import io.greenway.core.bill.TaxLine;
import io.greenway.core.receipt.Phrase;
import io.greenway.server.store.TaxViews;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The tax bill 税单 of a declaration as customs made it, and what was paid of it. Of the buyer it
/// says nothing.
///
/// @param notice the bill that counts
/// @param estimate the computation, from which the days of paying follow
public record TaxPaper(TaxViews.Whole whole, BillNotice notice, Estimate estimate) {
    private static final List<Sheet.Column> COLUMNS =
            List.of(
                    column("line", 4, false),
                    column("code", 11, false),
                    column("goods", 30, false),
                    column("value", 12, true),
                    column("duty", 11, true),
                    column("consumptionTax", 12, true),
                    column("vat", 12, true));

    /// Of what the tax lane knows; empty while there is no bill, or none of a release here.
    public static Optional<TaxPaper> of(TaxViews.Whole whole) {
        BillNotice notice = whole.bill().notice();
        Estimate estimate = whole.bill().estimate();
        return notice == null || estimate == null
                ? Optional.empty()
                : Optional.of(new TaxPaper(whole, notice, estimate));
    }

    /// Day of the release.
    public LocalDate releasedOn() {
        return estimate.releasedOn();
    }

    /// As it is printed.
    public Sheet sheet(String address, String code) {
        return new Sheet(
                PaperWords.of("taxBill"),
                PaperWords.of("zone"),
                facts(),
                COLUMNS,
                rows(),
                sums(),
                PaperWords.of("remark"),
                address,
                code);
    }

    private List<Sheet.Fact> facts() {
        Phrase stage = PaperWords.of(whole.bill().stage().name());
        List<Sheet.Fact> facts =
                new ArrayList<>(
                        List.of(
                                fact("taxNo", notice.taxNo()),
                                fact("invtNo", whole.invtNo()),
                                fact("state", stage.zh() + " " + stage.en()),
                                fact("payer", whole.payerCode())));
        if (whole.ebcCode() != null) {
            String name = whole.ebcName() == null ? "" : whole.ebcName() + " ";
            facts.add(fact("seller", name + whole.ebcCode()));
        }
        facts.add(fact("releasedOn", releasedOn().toString()));
        facts.add(fact("payFrom", estimate.payFrom().toString()));
        facts.add(fact("payTo", estimate.payTo().toString()));
        return facts;
    }

    private List<List<String>> rows() {
        Map<Integer, String> names =
                whole.goods().stream()
                        .collect(
                                Collectors.toMap(
                                        TaxViews.Goods::gnum, TaxViews.Goods::gname, (a, b) -> a));
        return notice.lines().stream().map(line -> row(line, names)).toList();
    }

    private static List<String> row(TaxLine line, Map<Integer, String> names) {
        return List.of(
                Integer.toString(line.gnum()),
                line.gcode(),
                names.getOrDefault(line.gnum(), ""),
                line.value().toString(),
                line.duty().toString(),
                line.consumptionTax().toString(),
                line.vat().toString());
    }

    private List<Sheet.Fact> sums() {
        Bill bill = whole.bill();
        List<Sheet.Fact> sums =
                new ArrayList<>(
                        List.of(
                                fact("billed", notice.total().toString()),
                                fact("offset", bill.offset().toString()),
                                fact("paid", bill.paid().toString()),
                                fact("lateFee", bill.lateFee().toString()),
                                fact("due", bill.due().toString())));
        LocalDate settledOn = bill.settledOn();
        if (settledOn != null) {
            sums.add(fact("settled", settledOn.toString()));
        }
        return sums;
    }
}
