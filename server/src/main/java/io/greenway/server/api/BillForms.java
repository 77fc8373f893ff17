package io.greenway.server.api;

import io.greenway.core.bill.Bill;
import io.greenway.core.bill.BillNotice;
import io.greenway.core.bill.Difference;
import io.greenway.core.bill.Estimate;
import io.greenway.core.bill.LateFee;
import io.greenway.core.bill.Returned;
import io.greenway.core.bill.TaxLine;
import io.greenway.core.receipt.DossierView.FaultView;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.reference.Parameters;
import io.greenway.server.store.TaxViews;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tax bill as the interface tells it. Amounts are CNY.
public final class BillForms {
    private final Explanation explanation;

    public BillForms(Explanation explanation) {
        this.explanation = explanation;
    }

    /// Taxes of a line.
    record Line(
            int gnum, String gcode, String value, String duty, String vat, String consumptionTax) {}

    /// A point in which bill and computation do not say the same.
    record Differs(
            int number,
            int gnum,
            @Nullable String theirs,
            @Nullable String ours,
            String by,
            boolean tolerated,
            FaultView words) {}

    /// Goods that came back, and the taxes of them.
    record Back(String preNo, String at, String tax, List<Line> lines) {}

    /// A bill.
    ///
    /// @param estimated what the platform computed
    /// @param billed what customs billed
    record View(
            String invtNo,
            String stage,
            int version,
            @Nullable String taxNo,
            @Nullable String ebpCode,
            @Nullable String ebcCode,
            @Nullable String ebcName,
            @Nullable String agentCode,
            String payerCode,
            @Nullable String buyer,
            @Nullable String tradeMode,
            @Nullable String customsCode,
            @Nullable LocalDate releasedOn,
            @Nullable LocalDate payFrom,
            @Nullable LocalDate payTo,
            List<TaxViews.Goods> goods,
            List<Line> estimated,
            List<Line> billed,
            String estimatedTotal,
            String billedTotal,
            String due,
            String paid,
            String lateFee,
            String lateFeeRunning,
            String offset,
            String refundable,
            @Nullable LocalDate settledOn,
            @Nullable String paymentBook,
            boolean released,
            List<Back> returns,
            List<Differs> differences,
            List<FaultView> remarks,
            List<TaxViews.AtDesk> enquiries,
            List<TaxViews.Step> steps) {}

    /// @param isParty whether an enterprise of the declaration reads it; tax sees neither declarant
    ///     nor site (`need_to_know.csv`)
    View view(TaxViews.Whole whole, boolean isParty, LocalDate today, Parameters parameters) {
        Bill bill = whole.bill();
        Estimate estimate = bill.estimate();
        BillNotice notice = bill.notice();
        return new View(
                whole.invtNo(),
                bill.stage().name(),
                bill.version(),
                notice == null ? null : notice.taxNo(),
                whole.ebpCode(),
                whole.ebcCode(),
                whole.ebcName(),
                isParty ? whole.agentCode() : null,
                whole.payerCode(),
                whole.buyer(),
                whole.tradeMode(),
                isParty ? whole.customsCode() : null,
                estimate == null ? null : estimate.releasedOn(),
                estimate == null ? null : estimate.payFrom(),
                estimate == null ? null : estimate.payTo(),
                whole.goods(),
                estimate == null ? List.of() : lines(estimate.lines()),
                notice == null ? List.of() : lines(notice.lines()),
                estimate == null ? "0.00" : estimate.total().toString(),
                notice == null ? "0.00" : notice.total().toString(),
                bill.due().toString(),
                bill.paid().toString(),
                bill.lateFee().toString(),
                LateFee.running(bill, today, parameters).toString(),
                bill.offset().toString(),
                bill.refundable().toString(),
                bill.settledOn(),
                bill.paymentBook(),
                estimate != null,
                bill.returns().stream().map(BillForms::back).toList(),
                bill.differences().stream().map(this::differs).toList(),
                bill.remarks().stream().map(explanation::of).toList(),
                whole.enquiries(),
                whole.steps());
    }

    private Differs differs(Difference one) {
        return new Differs(
                one.code().number(),
                one.gnum(),
                one.theirs(),
                one.ours(),
                one.by().toString(),
                one.tolerated(),
                explanation.of(one.fault()));
    }

    private static Back back(Returned one) {
        return new Back(one.preNo(), one.at().toString(), one.tax().toString(), lines(one.lines()));
    }

    private static List<Line> lines(List<TaxLine> lines) {
        return lines.stream()
                .map(
                        line ->
                                new Line(
                                        line.gnum(),
                                        line.gcode(),
                                        line.value().toString(),
                                        line.duty().toString(),
                                        line.vat().toString(),
                                        line.consumptionTax().toString()))
                .toList();
    }
}
