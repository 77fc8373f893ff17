package io.greenway.core.receipt;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Filed;
import io.greenway.core.clearance.GoodsReturn;
import io.greenway.core.clearance.Lifecycle;
import io.greenway.core.clearance.Petition;
import io.greenway.core.clearance.Terms;
import io.greenway.core.clearance.Valuation;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.DossierKey;
import io.greenway.core.message.Paper;
import io.greenway.core.receipt.DossierView.DocumentView;
import io.greenway.core.receipt.DossierView.Entry;
import io.greenway.core.receipt.DossierView.FaultView;
import io.greenway.core.receipt.DossierView.LineView;
import io.greenway.core.receipt.DossierView.ReturnLineView;
import io.greenway.core.receipt.DossierView.ReturnView;
import io.greenway.core.receipt.DossierView.StepView;
import io.greenway.core.receipt.DossierView.TaxView;
import io.greenway.core.reference.Language;
import io.greenway.core.reference.Reference;
import io.greenway.core.tax.Assessment;
import io.greenway.core.tax.Step;
import io.greenway.core.tax.TaxWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells a dossier from its history: everything in the view follows from the events.
public final class Story {
    private final Phrases phrases;
    private final Explanation explanation;
    private final Reference reference;
    private final Happenings happenings;

    public Story(Phrases phrases, Reference reference) {
        this.phrases = phrases;
        this.reference = reference;
        this.explanation = new Explanation(phrases, reference);
        this.happenings = new Happenings(phrases, explanation);
    }

    /// An event and when it happened.
    public record Moment(Instant at, Event event) {}

    /// The dossier as its history tells it.
    public DossierView of(DossierKey key, List<Moment> history) {
        Dossier dossier = Dossier.empty(key);
        List<Entry> timeline = new ArrayList<>();
        for (Moment moment : history) {
            dossier = Lifecycle.apply(dossier, moment.event(), moment.at());
            timeline.add(happenings.entry(moment));
        }
        Dossier now = dossier;
        return new DossierView(
                key.ebpCode(),
                key.orderNo(),
                now.stage().name(),
                phrases.stage(now.stage().name()),
                now.preNo(),
                now.invtNo(),
                Stream.of(Paper.values()).map(paper -> document(now, paper)).toList(),
                now.missing().stream().map(Story::kind).toList(),
                tax(now),
                cancellation(now),
                now.sequel().returns().stream().map(Story::goodsReturn).toList(),
                faults(now),
                timeline);
    }

    private static @Nullable String cancellation(Dossier dossier) {
        Petition petition = dossier.sequel().cancellation();
        return petition == null ? null : petition.preNo();
    }

    private static ReturnView goodsReturn(GoodsReturn one) {
        return new ReturnView(
                one.petition().preNo(),
                one.petition().copNo(),
                one.state().name(),
                one.lines().stream()
                        .map(
                                line ->
                                        new ReturnLineView(
                                                line.gnum(),
                                                line.quantity()
                                                        .stripTrailingZeros()
                                                        .toPlainString()))
                        .toList(),
                one.arriveBy().toString(),
                one.value().toString(),
                one.tax().toString());
    }

    static String kind(Paper paper) {
        return paper.name().toLowerCase(Locale.ROOT);
    }

    private static DocumentView document(Dossier dossier, Paper paper) {
        Filed<? extends Document> filed = dossier.filed(paper);
        if (filed == null) {
            return new DocumentView(kind(paper), false, null, null, null);
        }
        String status =
                paper == Paper.INVENTORY && dossier.stage().isDeclared()
                        ? dossier.stage().status()
                        : filed.standing().status();
        return new DocumentView(
                kind(paper),
                true,
                status,
                number(filed.document()),
                filed.document().header().receivedAt());
    }

    private static String number(Document document) {
        return switch (document) {
            case Document.Order order -> order.content().head().orderNo();
            case Document.Payment payment -> payment.content().head().payTransactionId();
            case Document.Waybill waybill -> waybill.content().head().logisticsNo();
            case Document.Inventory inventory ->
                    Objects.requireNonNullElse(inventory.content().head().copNo(), "");
        };
    }

    private List<FaultView> faults(Dossier dossier) {
        return dossier.disagreements().stream().map(one -> explanation.of(one.fault())).toList();
    }

    private @Nullable TaxView tax(Dossier dossier) {
        Assessment assessment = dossier.assessment();
        Filed<Document.Inventory> filed = dossier.inventory();
        if (assessment == null || filed == null) {
            return null;
        }
        List<InventoryList> lines = filed.document().content().lines();
        LocalDate day = Terms.dayOf(filed.document().header().receivedAt());
        List<Step> steps = Valuation.steps(filed.document().content(), day, assessment, reference);
        return new TaxView(
                day.toString(),
                assessment.decision().name(),
                assessment.dutiableValue().toString(),
                assessment.lines().stream().map(line -> line(line, lines)).toList(),
                assessment.total().toString(),
                steps.stream().map(step -> step(step, lines)).toList());
    }

    private static LineView line(Assessment.Line line, List<InventoryList> declared) {
        InventoryList goods = declared.get(line.line() - 1);
        return new LineView(
                goods.gnum(),
                goods.gcode().substring(0, 8),
                goods.gname(),
                line.dutiableValue().toString(),
                line.duty().toString(),
                line.consumptionTax().toString(),
                line.vat().toString());
    }

    private static StepView step(Step step, List<InventoryList> declared) {
        TaxWords words = TaxWords.bundled();
        return new StepView(
                step.line() == 0 ? 0 : declared.get(step.line() - 1).gnum(),
                new Phrase(
                        words.words(step, Language.ZH),
                        words.words(step, Language.EN),
                        words.words(step, Language.SW)),
                step.rule(),
                step.documentNo(),
                step.certainty().name());
    }
}
