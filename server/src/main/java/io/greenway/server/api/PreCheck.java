package io.greenway.server.api;

import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.match.Disagreement;
import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.DossierKey;
import io.greenway.core.message.Message;
import io.greenway.core.receipt.DossierView;
import io.greenway.core.receipt.DossierView.FaultView;
import io.greenway.core.receipt.DossierView.StepView;
import io.greenway.core.receipt.DossierView.TaxView;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.receipt.Story;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Rule;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.tax.LandedCostAnswer;
import io.greenway.server.api.PreCheckAnswer.Looked;
import io.greenway.server.api.PreCheckAnswer.Loose;
import io.greenway.server.api.PreCheckAnswer.Would;
import io.greenway.server.intake.Preview;
import io.greenway.server.intake.Preview.Look;
import io.greenway.server.pump.Rehearsal;
import io.greenway.server.pump.Rehearsal.Course;
import io.greenway.server.pump.Rehearsal.Taken;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.AccessLog.Access;
import io.greenway.server.store.ClearanceStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Tells what would happen to a set of messages, and writes down only who asked about which buyer.
/// It says no more than sending would, and less of the buyer: whether the quota suffices, not how
/// much of it is used.
public final class PreCheck {
    /// Faults of account books have numbers from 6701 to 6799.
    private static final int BOOK_FAULTS = 67;

    private static final String SERVICE = "PRE_CHECK";

    /// So often may a caller ask about one buyer in a day: whoever could ask without end
    /// would learn from yes and no how much of the quota is used.
    private static final int MOST_A_DAY = 20;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Set<String> TELL_WHAT_WAS_USED = Set.of("R-021", "R-024");

    private final Preview preview;
    private final Rehearsal rehearsal;
    private final ClearanceStore store;
    private final AccessLog accesses;
    private final Terms.Buyers buyers;
    private final Supplier<Reference> reference;
    private final Phrases phrases = Phrases.bundled();

    public PreCheck(
            Preview preview,
            Rehearsal rehearsal,
            ClearanceStore store,
            AccessLog accesses,
            Terms.Buyers buyers,
            Supplier<Reference> reference) {
        this.preview = preview;
        this.rehearsal = rehearsal;
        this.store = store;
        this.accesses = accesses;
        this.buyers = buyers;
        this.reference = reference;
    }

    /// What came of a question.
    sealed interface Result {
        record Told(PreCheckAnswer answer) implements Result {}

        /// The set is about trades of others.
        record NotYours() implements Result {}

        /// The caller asked about one of the buyers too often today.
        record TooOften() implements Result {}
    }

    /// The answer, or why there is none.
    ///
    /// @param caller who asks, as it is written down
    /// @param party enterprise that asks; empty for one who may see all
    /// @param parts the messages by the names of their parts, in the order of sending
    /// @throws SQLException when the database fails
    Result answer(String caller, Optional<String> party, Map<String, byte[]> parts, Instant now)
            throws SQLException {
        List<Looked> messages = new ArrayList<>();
        List<Taken> taken = new ArrayList<>();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            Look look = preview.look(part.getValue(), now);
            messages.add(looked(part.getKey(), look));
            if (look instanceof Look.Taken one && !one.again()) {
                taken.add(new Taken(one.sender(), one.read()));
            }
        }
        if (party.isPresent() && !concerns(party.get(), taken, messages)) {
            return new Result.NotYours();
        }
        Map<String, String> buyersByOrder = buyersByOrder(taken);
        for (String buyer : buyersByOrder.values()) {
            if (accesses.count(SERVICE, caller, buyer, now.minus(DAY)) >= MOST_A_DAY) {
                return new Result.TooOften();
            }
        }
        Course course = rehearsal.of(taken, now);
        for (DossierKey key : course.dossiers().keySet()) {
            if (!store.history(key).isEmpty() && !store.isOpenTo(key, party)) {
                return new Result.NotYours();
            }
        }
        List<Would> dossiers = new ArrayList<>();
        course.dossiers()
                .forEach(
                        (key, events) ->
                                dossiers.add(
                                        would(
                                                key,
                                                events,
                                                GoodsConditions.of(
                                                        key, taken, now, reference.get()),
                                                now)));
        accesses.write(asked(caller, buyersByOrder, dossiers, now));
        List<Loose> loose = course.loose().stream().map(this::loose).toList();
        boolean passes =
                messages.stream().allMatch(one -> one.status() == 202)
                        && !dossiers.isEmpty()
                        && dossiers.stream().allMatch(PreCheck::goesToCustoms)
                        && loose.stream().allMatch(one -> one.faults().isEmpty());
        return new Result.Told(
                new PreCheckAnswer(
                        now,
                        reference.get().version(),
                        passes,
                        messages,
                        dossiers,
                        loose,
                        PreCheckAnswer.NOT_SAID));
    }

    private Explanation explanation() {
        return new Explanation(phrases, reference.get());
    }

    private Looked looked(String part, Look look) {
        return switch (look) {
            case Look.Refused refused ->
                    new Looked(
                            part,
                            refused.type(),
                            refused.sender(),
                            refused.status(),
                            false,
                            null,
                            refused.faults().stream().map(explanation()::of).toList());
            case Look.Taken taken -> {
                var signature = taken.read().signature();
                List<FaultView> faults =
                        signature == null
                                ? List.of()
                                : signature.faults().stream()
                                        .flatMap(List::stream)
                                        .distinct()
                                        .map(explanation()::of)
                                        .toList();
                String root = taken.read().message().getClass().getSimpleName();
                yield new Looked(
                        part,
                        root.replace("Message", ""),
                        taken.sender(),
                        202,
                        taken.again(),
                        signature == null ? null : faults.isEmpty(),
                        faults);
            }
        };
    }

    /// Whether the enterprise has a part in every trade of the set: its order or its inventory
    /// names it. A set without either must have a message that the enterprise sends.
    private static boolean concerns(String party, List<Taken> taken, List<Looked> messages) {
        Map<DossierKey, Set<String>> trades = new LinkedHashMap<>();
        taken.forEach(one -> addParties(one.read().message(), trades));
        return trades.isEmpty()
                ? messages.stream().anyMatch(one -> one.sender().equals(party))
                : trades.values().stream().allMatch(named -> named.contains(party));
    }

    private static void addParties(Message message, Map<DossierKey, Set<String>> trades) {
        if (message instanceof CEB311Message orders) {
            for (CEB311Message.Order order : orders.orders()) {
                var head = order.head();
                trades.computeIfAbsent(
                                new DossierKey(head.ebpCode(), head.orderNo()),
                                key -> new HashSet<>())
                        .addAll(List.of(head.ebpCode(), head.ebcCode()));
            }
        } else if (message instanceof CEB621Message inventories) {
            for (CEB621Message.Inventory inventory : inventories.inventories()) {
                InventoryHead head = inventory.head();
                trades.computeIfAbsent(
                                new DossierKey(head.ebpCode(), head.orderNo()),
                                key -> new HashSet<>())
                        .addAll(List.of(head.ebpCode(), head.ebcCode(), head.agentCode()));
            }
        }
    }

    private Would would(
            DossierKey key,
            List<Event> events,
            List<LandedCostAnswer.Condition> conditions,
            Instant now) {
        List<Story.Moment> before =
                store.history(key).stream()
                        .flatMap(
                                row ->
                                        row.events().stream()
                                                .map(event -> new Story.Moment(row.at(), event)))
                        .toList();
        List<Story.Moment> moments = new ArrayList<>(before);
        events.forEach(event -> moments.add(new Story.Moment(now, withoutUse(event))));
        Story story = new Story(phrases, reference.get());
        DossierView after = story.of(key, moments);
        return new Would(
                before.isEmpty() ? null : story.of(key, before).state(),
                quota(events),
                guarantee(events),
                stock(events),
                conditions,
                withoutUse(after, before.size()));
    }

    /// The event without what the buyer has used.
    private static Event withoutUse(Event event) {
        if (!(event instanceof Event.DeclarationRejected rejected)) {
            return event;
        }
        return new Event.DeclarationRejected(
                rejected.disagreements().stream().map(PreCheck::withoutUse).toList());
    }

    private static Disagreement withoutUse(Disagreement one) {
        Fault fault = one.fault();
        return fault.code() == FaultCode.ANNUAL_LIMIT
                ? new Disagreement(
                        new Fault(fault.code(), fault.place(), null, fault.expected()),
                        one.papers())
                : one;
    }

    /// The view without earlier events, and with the rule itself where a step of the tax would say
    /// what the buyer has used.
    private DossierView withoutUse(DossierView view, int earlier) {
        TaxView tax = view.tax();
        return new DossierView(
                view.ebpCode(),
                view.orderNo(),
                view.state(),
                view.stateText(),
                view.preNo(),
                view.invtNo(),
                view.documents(),
                view.missing(),
                tax == null
                        ? null
                        : new TaxView(
                                tax.declaredOn(),
                                tax.decision(),
                                tax.dutiableValue(),
                                tax.lines(),
                                tax.total(),
                                tax.steps().stream().map(this::withoutUse).toList()),
                view.cancellation(),
                view.returns(),
                view.faults(),
                view.timeline().subList(earlier, view.timeline().size()));
    }

    private StepView withoutUse(StepView step) {
        if (!TELL_WHAT_WAS_USED.contains(step.rule())) {
            return step;
        }
        Rule rule = reference.get().rules().rule(step.rule());
        return new StepView(
                step.gnum(),
                new Phrase(rule.zh(), rule.en(), rule.sw()),
                step.rule(),
                step.documentNo(),
                step.certainty());
    }

    private static String quota(List<Event> events) {
        if (events.stream().anyMatch(Event.QuotaReserved.class::isInstance)) {
            return "FITS";
        }
        return events.stream()
                        .filter(Event.DeclarationRejected.class::isInstance)
                        .map(Event.DeclarationRejected.class::cast)
                        .flatMap(rejected -> rejected.disagreements().stream())
                        .anyMatch(one -> one.fault().code() == FaultCode.ANNUAL_LIMIT)
                ? "EXCEEDED"
                : "NOT_REACHED";
    }

    private static String guarantee(List<Event> events) {
        if (events.stream().anyMatch(Event.GuaranteeOccupied.class::isInstance)) {
            return "COVERED";
        }
        boolean missing =
                events.stream().anyMatch(Event.GuaranteeAwaited.class::isInstance)
                        || events.stream().anyMatch(Event.GuaranteeLapsed.class::isInstance)
                        || events.stream()
                                .filter(Event.DeclarationRejected.class::isInstance)
                                .map(Event.DeclarationRejected.class::cast)
                                .flatMap(rejected -> rejected.disagreements().stream())
                                .anyMatch(one -> one.fault().code() == FaultCode.GUARANTEE_MISSING);
        return missing ? "NOT_COVERED" : "NOT_REACHED";
    }

    private static String stock(List<Event> events) {
        if (events.stream().anyMatch(Event.StockLocked.class::isInstance)) {
            return "LOCKED";
        }
        return events.stream()
                        .filter(Event.DeclarationRejected.class::isInstance)
                        .map(Event.DeclarationRejected.class::cast)
                        .flatMap(rejected -> rejected.disagreements().stream())
                        .anyMatch(one -> one.fault().code().number() / 100 == BOOK_FAULTS)
                ? "REFUSED"
                : "NOT_REACHED";
    }

    private static boolean goesToCustoms(Would would) {
        Stage stage = Stage.valueOf(would.after().state());
        return stage.isDeclared() && stage != Stage.HELD;
    }

    private Loose loose(Event event) {
        List<Fault> faults =
                event instanceof Event.DocumentRefused refused ? refused.faults() : List.of();
        return new Loose(
                event.getClass().getSimpleName(), faults.stream().map(explanation()::of).toList());
    }

    private Map<String, String> buyersByOrder(List<Taken> taken) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Taken one : taken) {
            if (one.read().message() instanceof CEB621Message inventories) {
                for (CEB621Message.Inventory inventory : inventories.inventories()) {
                    InventoryHead head = inventory.head();
                    found.put(
                            head.ebpCode() + "/" + head.orderNo(),
                            buyers.pseudonym(
                                    head.ebpCode(), head.buyerIdType(), head.buyerIdNumber()));
                }
            }
        }
        return found;
    }

    private static List<Access> asked(
            String caller, Map<String, String> buyersByOrder, List<Would> dossiers, Instant now) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (Would would : dossiers) {
            outcomes.put(would.after().ebpCode() + "/" + would.after().orderNo(), would.quota());
        }
        List<Access> asked = new ArrayList<>();
        buyersByOrder.forEach(
                (order, buyer) ->
                        asked.add(
                                Access.about(
                                        now,
                                        SERVICE,
                                        caller,
                                        buyer,
                                        outcomes.getOrDefault(order, "NOT_REACHED"))));
        return asked;
    }
}
