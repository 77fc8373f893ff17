package io.greenway.core.receipt;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Event;
import io.greenway.core.ledger.StockLot;
import io.greenway.core.match.Disagreement;
import io.greenway.core.message.Paper;
import io.greenway.core.receipt.DossierView.Entry;
import io.greenway.core.spec.Fault;
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
            case Event.GuaranteeAwaited awaited ->
                    Map.of(
                            "code",
                            plain(awaited.code()),
                            "needed",
                            plain(awaited.needed().toString()),
                            "available",
                            plain(awaited.available().toString()));
            case Event.StockLocked locked ->
                    Map.of("book", plain(locked.book()), "lots", lots(locked.lots()));
            case Event.StockUnlocked unlocked -> Map.of();
            case Event.StockTaken taken -> Map.of();
            case Event.StockWrittenOff written -> Map.of();
            case Event.StockRestored restored -> Map.of("lots", lots(restored.lots()));
            case Event.GoodsLeft left -> Map.of("pass", plain(left.passNo()));
            case Event.LogicChecked checked -> Map.of("invtNo", plain(checked.invtNo()));
            case Event.CustomsAnswered answered ->
                    Map.of(
                            "status",
                            phrases.status(answered.status()),
                            "info",
                            plain(answered.info()));
            case Event.PapersExpired expired ->
                    Map.of(
                            "missing",
                            papers(expired.missing()),
                            "days",
                            plain(String.valueOf(expired.days())));
        };
    }

    private static Phrase lots(List<StockLot> lots) {
        return plain(
                lots.stream()
                        .map(lot -> lot.item() + " × " + lot.quantity())
                        .collect(Collectors.joining(", ")));
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

    private static Phrase plain(String value) {
        return new Phrase(value, value, value);
    }
}
