package io.greenway.core.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A dossier as its parties may see it: where it stands, what is missing, what it owes and why,
/// and everything that happened. It holds no personal data.
///
/// @param ebpCode platform
/// @param orderNo order number
/// @param state stage, by its permanent name
/// @param stateText the stage in words
/// @param preNo pre-entry number, when given
/// @param invtNo inventory number, when given
/// @param documents the four papers
/// @param missing papers that are not here or only as drafts
/// @param tax value and taxes, when assessed
/// @param cancellation pre-entry number of the application for cancellation that is open or was
///     granted; null when there is none
/// @param returns its returns, in the order in which they were first applied for
/// @param faults what stands against it now, and remarks
/// @param timeline what happened, oldest first
public record DossierView(
        String ebpCode,
        String orderNo,
        String state,
        Phrase stateText,
        @Nullable String preNo,
        @Nullable String invtNo,
        List<DocumentView> documents,
        List<String> missing,
        @Nullable TaxView tax,
        @Nullable String cancellation,
        List<ReturnView> returns,
        List<FaultView> faults,
        List<Entry> timeline) {
    public DossierView {
        documents = List.copyOf(documents);
        missing = List.copyOf(missing);
        returns = List.copyOf(returns);
        faults = List.copyOf(faults);
        timeline = List.copyOf(timeline);
    }

    /// One of the four papers.
    ///
    /// @param kind `order`, `payment`, `waybill` or `inventory`
    /// @param present whether it is filed
    /// @param status its published status, when present
    /// @param number its own number, when present
    /// @param receivedAt when it came, when present
    public record DocumentView(
            String kind,
            boolean present,
            @Nullable String status,
            @Nullable String number,
            @Nullable Instant receivedAt) {}

    /// Value and taxes. Amounts are CNY with two decimals.
    public record TaxView(
            String declaredOn,
            String decision,
            String dutiableValue,
            List<LineView> lines,
            String total,
            List<StepView> steps) {
        public TaxView {
            lines = List.copyOf(lines);
            steps = List.copyOf(steps);
        }
    }

    /// A return of goods. Amounts are CNY with two decimals.
    ///
    /// @param preNo pre-entry number of the application
    /// @param copNo number given by the declarant
    /// @param state how far it has come, by its permanent name
    /// @param lines what comes back
    /// @param arriveBy last day for the goods to reach the site
    /// @param value dutiable value given back; zero until the goods arrived
    /// @param tax tax given back; zero until the goods arrived
    public record ReturnView(
            String preNo,
            String copNo,
            String state,
            List<ReturnLineView> lines,
            String arriveBy,
            String value,
            String tax) {
        public ReturnView {
            lines = List.copyOf(lines);
        }
    }

    /// One line of a return.
    ///
    /// @param gnum line number of the inventory
    /// @param quantity in the declared unit
    public record ReturnLineView(int gnum, String quantity) {}

    /// Taxes of one line.
    ///
    /// @param gnum line number of the inventory
    public record LineView(
            int gnum,
            String hs8,
            String name,
            String dutiableValue,
            String duty,
            String consumptionTax,
            String vat) {}

    /// One step of the computation in words.
    ///
    /// @param gnum line number of the inventory; 0 for the whole order
    public record StepView(
            int gnum, Phrase text, String rule, String documentNo, String certainty) {}

    /// A fault in words, with its number, place and both values.
    public record FaultView(
            int number,
            String name,
            String level,
            String rule,
            String documentNo,
            String customs,
            String path,
            @Nullable String found,
            @Nullable String expected,
            Phrase text,
            Phrase remedy) {}

    /// Something that happened.
    ///
    /// @param at when
    /// @param event permanent name
    /// @param by who or what decided: a sender's code, `greenway`, or `customs`
    /// @param rule row of the rule register
    /// @param documentNo document that the rule rests on
    /// @param text what happened, in words
    /// @param values what mattered
    public record Entry(
            Instant at,
            String event,
            String by,
            String rule,
            String documentNo,
            Phrase text,
            Map<String, String> values) {
        public Entry {
            values = Map.copyOf(values);
        }
    }
}
