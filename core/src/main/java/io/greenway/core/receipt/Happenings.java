package io.greenway.core.receipt;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.GoodsReturn;
import io.greenway.core.clearance.Tally;
import io.greenway.core.inspection.Hold;
import io.greenway.core.ledger.StockLot;
import io.greenway.core.match.Disagreement;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.receipt.DossierView.Entry;
import io.greenway.core.spec.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Events in words, with who decided, by which rule, and the values that mattered.
final class Happenings {
    private final Phrases phrases;
    private final Explanation explanation;

    Happenings(Phrases phrases, Explanation explanation) {
        this.phrases = phrases;
        this.explanation = explanation;
    }

    Entry entry(Story.Moment moment) {
        Event event = moment.event();
        String name = event.getClass().getSimpleName();
        Phrases.EventWords words = phrases.event(words(event, name));
        Map<String, Phrase> values = values(event);
        return new Entry(
                moment.at(),
                name,
                by(event, words),
                words.rule(),
                explanation.documentNo(words.rule()),
                new Phrase(
                        Phrase.fill(words.phrase().zh(), each(values, Phrase::zh)),
                        Phrase.fill(words.phrase().en(), each(values, Phrase::en)),
                        Phrase.fill(words.phrase().sw(), each(values, Phrase::sw))),
                each(values, Phrase::en));
    }

    /// Only an inventory waits for other papers, so only there are the missing ones named.
    private static String words(Event event, String name) {
        return event instanceof Event.DocumentFiled filed
                        && filed.document().header().paper() == Paper.INVENTORY
                ? "InventoryFiled"
                : name;
    }

    private static Map<String, String> each(
            Map<String, Phrase> values, Function<Phrase, String> language) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, phrase) -> texts.put(name, language.apply(phrase)));
        return texts;
    }

    private static String by(Event event, Phrases.EventWords words) {
        return switch (event) {
            case Event.DocumentFiled filed -> filed.document().header().sender();
            case Event.DocumentDeleted deleted -> deleted.document().header().sender();
            case Event.CancellationFiled filed -> filed.petition().sender();
            case Event.ReturnFiled filed -> filed.petition().sender();
            case Event.ReturnDeleted deleted -> deleted.petition().sender();
            case Event.ReturnArrived arrived -> arrived.operator();
            case Event.ParcelArrived(Tally tally) -> tally.operator();
            case Event.ParcelSignedFor signed -> signed.sender();
            default -> words.by();
        };
    }

    private Map<String, Phrase> values(Event event) {
        return switch (event) {
            case Event.DocumentFiled filed ->
                    Map.of("paper", paper(filed.document()), "missing", papers(filed.missing()));
            case Event.WaybillJoined joined -> Map.of();
            case Event.WaybillParted parted ->
                    Map.of("waybill", plain(parted.waybill().logisticsNo()));
            case Event.DocumentRefused refused ->
                    Map.of("paper", paper(refused.document()), "faults", faults(refused.faults()));
            case Event.DocumentDeleted deleted -> Map.of("paper", paper(deleted.document()));
            case Event.DeclarationRejected rejected ->
                    Map.of("disagreements", disagreements(rejected.disagreements()));
            case Event.DocumentsAgreed agreed -> Map.of("remarks", disagreements(agreed.remarks()));
            case Event.TaxAssessed assessed ->
                    Map.of(
                            "dutiableValue",
                            plain(assessed.assessment().dutiableValue().toString()),
                            "total",
                            plain(assessed.assessment().total().toString()));
            case Event.QuotaReserved reserved ->
                    Map.of(
                            "year",
                            plain(String.valueOf(reserved.year())),
                            "amount",
                            plain(reserved.amount().toString()));
            case Event.QuotaConfirmed confirmed -> Map.of();
            case Event.QuotaReleased released -> Map.of();
            case Event.GuaranteeOccupied occupied ->
                    Map.of(
                            "code",
                            plain(occupied.code()),
                            "amount",
                            plain(occupied.amount().toString()));
            case Event.GuaranteeReleased released -> Map.of();
            case Event.GuaranteeAwaited(String code, Money needed, Money left) ->
                    waiting(code, needed, "available", left);
            case Event.GuaranteeLapsed(String code, Money needed, LocalDate last) ->
                    waiting(code, needed, "lastDay", last);
            case Event.StockLocked locked ->
                    Map.of("book", plain(locked.book()), "lots", lots(locked.lots()));
            case Event.StockUnlocked unlocked -> Map.of();
            case Event.StockTaken taken -> Map.of();
            case Event.StockWrittenOff written -> Map.of();
            case Event.StockRestored restored -> Map.of("lots", lots(restored.lots()));
            case Event.Arriving arriving -> values(arriving);
            case Event.GoodsLeft left -> Map.of("pass", plain(left.passNo()));
            case Event.LogicChecked checked -> Map.of("invtNo", plain(checked.invtNo()));
            case Event.CustomsAnswered answered ->
                    Map.of(
                            "status",
                            phrases.status(answered.status()),
                            "info",
                            plain(answered.info()));
            case Event.ReleaseHeld held ->
                    Map.of("holds", faults(held.holds().stream().map(Hold::fault).toList()));
            case Event.PapersExpired expired ->
                    Map.of(
                            "missing",
                            papers(expired.missing()),
                            "days",
                            plain(String.valueOf(expired.days())));
            case Event.DeclarationClosed closed -> Map.of();
            case Event.Following following -> values(following);
        };
    }

    private Map<String, Phrase> values(Event.Arriving event) {
        return switch (event) {
            case Event.ArrivalAwaited awaited -> Map.of();
            case Event.ArrivalExpired(int days) -> Map.of("days", plain(String.valueOf(days)));
            case Event.ParcelArrived(Tally tally) ->
                    Map.of(
                            "waybill",
                            plain(tally.waybill().logisticsNo()),
                            "pieces",
                            plain(String.valueOf(tally.pieces())),
                            "weight",
                            weight(tally));
            case Event.ParcelArrivalRefused refused ->
                    Map.of(
                            "waybill",
                            plain(refused.tally().waybill().logisticsNo()),
                            "faults",
                            faults(refused.faults()));
        };
    }

    private static Phrase lots(List<StockLot> lots) {
        return plain(
                lots.stream()
                        .map(lot -> lot.item() + " × " + lot.quantity())
                        .collect(Collectors.joining(", ")));
    }

    private Map<String, Phrase> values(Event.Following event) {
        return switch (event) {
            case Event.CancellationFiled filed -> Map.of("preNo", plain(filed.petition().preNo()));
            case Event.CancellationRefused refused -> Map.of("faults", faults(refused.faults()));
            case Event.CancellationGranted granted ->
                    Map.of("preNo", plain(granted.petition().preNo()));
            case Event.CancellationAnswered answered ->
                    answer(answered.preNo(), answered.status(), answered.info());
            case Event.ReturnFiled filed ->
                    Map.of(
                            "preNo",
                            plain(filed.petition().preNo()),
                            "arriveBy",
                            plain(filed.arriveBy().toString()),
                            "lines",
                            plain(lines(filed.lines())));
            case Event.ReturnRefused refused -> Map.of("faults", faults(refused.faults()));
            case Event.ReturnDeleted deleted -> Map.of("preNo", plain(deleted.petition().preNo()));
            case Event.ReturnAnswered answered ->
                    answer(answered.preNo(), answered.status(), answered.info());
            case Event.ReturnArrived arrived ->
                    Map.of(
                            "preNo",
                            plain(arrived.preNo()),
                            "value",
                            plain(arrived.value().toString()),
                            "tax",
                            plain(arrived.tax().toString()));
            case Event.ReturnArrivalRefused refused ->
                    Map.of("preNo", plain(refused.preNo()), "faults", faults(refused.faults()));
            case Event.ReturnLapsed lapsed ->
                    Map.of(
                            "preNo",
                            plain(lapsed.preNo()),
                            "lastDay",
                            plain(lapsed.lastDay().toString()));
            case Event.QuotaReturned returned ->
                    Map.of("amount", plain(returned.amount().toString()));
            case Event.GuaranteeReduced reduced ->
                    Map.of("amount", plain(reduced.amount().toString()));
            case Event.ParcelSignedFor signed ->
                    Map.of(
                            "waybill",
                            plain(signed.waybill().logisticsNo()),
                            "time",
                            plain(signed.time().toString()));
            case Event.WaybillStatusStored stored ->
                    Map.of("waybill", plain(stored.waybill().logisticsNo()));
            case Event.WaybillStatusRefused refused ->
                    Map.of(
                            "waybill",
                            plain(refused.waybill().logisticsNo()),
                            "faults",
                            faults(refused.faults()));
        };
    }

    private static Phrase weight(Tally tally) {
        BigDecimal weight = tally.weight();
        return weight == null
                ? new Phrase("未称", "not weighed", "hakikupimwa")
                : plain(weight.stripTrailingZeros().toPlainString() + " kg");
    }

    private Map<String, Phrase> answer(String preNo, String status, String info) {
        return Map.of("preNo", plain(preNo), "status", phrases.status(status), "info", plain(info));
    }

    /// Line number and quantity of what comes back.
    private static String lines(List<GoodsReturn.Line> lines) {
        return lines.stream()
                .map(
                        line ->
                                line.gnum()
                                        + " × "
                                        + line.quantity().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(", "));
    }

    private Phrase paper(Document document) {
        return phrases.paper(document.header().paper().name());
    }

    private Phrase papers(Collection<Paper> papers) {
        return list(papers.stream().sorted().map(paper -> phrases.paper(paper.name())).toList());
    }

    private Phrase faults(List<Fault> faults) {
        return list(faults.stream().map(fault -> explanation.of(fault).text()).toList());
    }

    private Phrase disagreements(List<Disagreement> found) {
        return faults(found.stream().map(Disagreement::fault).toList());
    }

    private static Phrase list(List<Phrase> phrases) {
        return phrases.isEmpty()
                ? new Phrase("无", "none", "hakuna")
                : new Phrase(
                        joined(phrases, Phrase::zh),
                        joined(phrases, Phrase::en),
                        joined(phrases, Phrase::sw));
    }

    private static String joined(List<Phrase> phrases, Function<Phrase, String> language) {
        return phrases.stream()
                .map(language)
                .map(Happenings::withoutStop)
                .collect(Collectors.joining("; "));
    }

    /// The sentence around the list brings its own full stop.
    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("。")
                ? sentence.substring(0, sentence.length() - 1)
                : sentence;
    }

    /// For which tax a guarantee was asked, and why it does not take it.
    private static Map<String, Phrase> waiting(
            String code, Money needed, String what, Object standing) {
        return Map.of(
                "code",
                plain(code),
                "needed",
                plain(needed.toString()),
                what,
                plain(standing.toString()));
    }

    private static Phrase plain(String value) {
        return new Phrase(value, value, value);
    }
}
