package io.greenway.server.dispatch;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.SimulatedCustoms;
import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Cause;
import io.greenway.core.desk.Declaration;
import io.greenway.core.desk.DeclarationFacts;
import io.greenway.core.desk.Ground;
import io.greenway.core.desk.Opening;
import io.greenway.core.desk.TaskKind;
import io.greenway.core.party.CreditClass;
import io.greenway.core.party.Registry;
import io.greenway.core.party.Trust;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.risk.Draw;
import io.greenway.core.risk.RiskFacts;
import io.greenway.core.risk.RiskPast;
import io.greenway.core.risk.RiskScore;
import io.greenway.core.risk.Selection;
import io.greenway.core.risk.SelectionMode;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.statistics.Tally;
import io.greenway.server.store.DeskStore;
import io.greenway.server.store.FoldedDossiers;
import io.greenway.server.store.OutboxTable;
import io.greenway.server.store.RiskStore;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Customs' selection: scores the declarations of a row of the outbox at once, draws lots, and
/// answers what it picked by itself or lays it on the desk. It works in the dispatcher's thread,
/// so that no declaration waits for it before its documents are decided.
public final class RiskCustoms {
    private final RiskStore store;
    private final DeskStore desk;
    private final FoldedDossiers dossiers;
    private final Supplier<Registry> registry;
    private final Supplier<Reference> reference;
    private final Terms.Buyers digests;

    public RiskCustoms(
            RiskStore store,
            DeskStore desk,
            FoldedDossiers dossiers,
            Supplier<Registry> registry,
            Supplier<Reference> reference,
            Terms.Buyers digests) {
        this.store = store;
        this.desk = desk;
        this.dossiers = dossiers;
        this.registry = registry;
        this.reference = reference;
        this.digests = digests;
    }

    /// A declaration and what the rules find in it.
    public record Judged(RiskFacts facts, RiskPast past, Selection selection) {}

    /// How customs selects on the day.
    public SelectionMode mode(LocalDate day) {
        return SelectionMode.of(reference.get().parameters(), day);
    }

    /// Secret of a day: told afterwards, it proves every lot of that day.
    public String seed(LocalDate day) {
        return digests.pseudonym("risk seed", day.toString());
    }

    /// What customs picks of the requests of a row. A row is judged once: when it is delivered
    /// again, the answer is that of the first time.
    ///
    /// @param requests those that no ending of an order number decides
    /// @return answers of what was picked, by inventory number
    public Map<String, List<SimulatedCustoms.Answer>> answers(
            OutboxTable.Row row, List<Ask.TellCustoms> requests) throws SQLException {
        LocalDate day = Terms.dayOf(row.at());
        SelectionMode mode = mode(day);
        if (mode == SelectionMode.OFF || requests.isEmpty()) {
            return Map.of();
        }
        if (!store.isDecided(row.id())) {
            decide(row, requests, mode, day);
        }
        Map<String, List<SimulatedCustoms.Answer>> answers = new HashMap<>();
        store.picked(requests.stream().map(Ask.TellCustoms::invtNo).toList())
                .forEach((invtNo, picked) -> answers.put(invtNo, answers(picked, mode)));
        return answers;
    }

    private void decide(
            OutboxTable.Row row, List<Ask.TellCustoms> requests, SelectionMode mode, LocalDate day)
            throws SQLException {
        Map<String, Dossier> found =
                dossiers.of(requests.stream().map(Ask.TellCustoms::invtNo).toList());
        List<RiskStore.Picked> picked = new ArrayList<>();
        List<Opening> openings = new ArrayList<>();
        Tally tally = new Tally();
        for (Map.Entry<String, Judged> one : judge(found, day).entrySet()) {
            Selection selection = one.getValue().selection();
            Dossier dossier = found.get(one.getKey());
            Declaration declaration =
                    dossier == null ? null : DeclarationFacts.declaration(dossier);
            if (declaration != null && selection.draw().trust().green()) {
                tally.green(day, declaration.ebcCode());
            }
            if (selection.outcome() == Selection.Result.RELEASE) {
                continue;
            }
            picked.add(
                    new RiskStore.Picked(
                            one.getKey(),
                            day,
                            selection.outcome(),
                            selection.draw().trust().credit().json(),
                            selection.score().points(),
                            selection.byChance(),
                            selection.score().hits()));
            if (mode == SelectionMode.DESK && dossier != null) {
                opening(row, dossier, selection).ifPresent(openings::add);
            }
        }
        store.decided(row.id(), picked, desk, openings, tally, row.at());
    }

    /// Scores dossiers and draws their lots; one question to the store for all of them.
    public Map<String, Judged> judge(Map<String, Dossier> found, LocalDate day)
            throws SQLException {
        Parameters parameters = reference.get().parameters();
        List<String> invtNos = new ArrayList<>();
        List<RiskFacts> facts = new ArrayList<>();
        for (Map.Entry<String, Dossier> one : found.entrySet()) {
            RiskFacts fact = RiskFacts.of(one.getValue(), digests);
            if (fact != null) {
                invtNos.add(one.getKey());
                facts.add(fact);
            }
        }
        List<RiskPast> past = store.past(facts, day, parameters.days("RISK_WINDOW_DAYS", day));
        String seed = seed(day);
        Map<String, Judged> judged = new HashMap<>();
        for (int at = 0; at < facts.size(); at++) {
            String invtNo = invtNos.get(at);
            Dossier dossier = found.get(invtNo);
            RiskScore score = RiskScore.of(facts.get(at), past.get(at), parameters, day);
            Draw draw = Draw.of(invtNo, day, seed, trust(dossier, day), parameters);
            judged.put(
                    invtNo,
                    new Judged(
                            facts.get(at),
                            past.get(at),
                            Selection.of(score, draw, parameters, day)));
        }
        return judged;
    }

    /// How far seller and declarant are trusted; 常规 of whoever is not registered.
    private Trust trust(@Nullable Dossier dossier, LocalDate day) {
        Declaration declaration = dossier == null ? null : DeclarationFacts.declaration(dossier);
        if (declaration == null) {
            return new Trust(CreditClass.ORDINARY, false);
        }
        return registry.get().trust(declaration.ebcCode(), declaration.agentCode(), day);
    }

    private Optional<Opening> opening(OutboxTable.Row row, Dossier dossier, Selection selection) {
        Declaration declaration = DeclarationFacts.declaration(dossier);
        if (declaration == null) {
            return Optional.empty();
        }
        List<Ground> grounds = new ArrayList<>();
        for (RiskScore.Hit hit : selection.score().hits()) {
            grounds.add(new Ground(hit.fault(), hit.weight()));
        }
        if (selection.byChance()) {
            Draw draw = selection.draw();
            grounds.add(
                    new Ground(
                            Fault.of(
                                    FaultCode.RISK_RANDOM,
                                    "/Inventory",
                                    String.valueOf(draw.lot()),
                                    String.valueOf(draw.bound())),
                            0));
        }
        boolean review = selection.outcome() == Selection.Result.REVIEW;
        return Optional.of(
                new Opening(
                        "outbox " + row.id() + " " + declaration.invtNo(),
                        review ? TaskKind.CUSTOMS_REVIEW : TaskKind.CUSTOMS_INSPECTION,
                        declaration.invtNo(),
                        declaration,
                        selection.byChance() ? Cause.RANDOM : Cause.RULE,
                        grounds,
                        DeclarationFacts.of(dossier, digests, selection.draw().trust())));
    }

    /// Officers go on from the first answer; the built-in authority goes to the end.
    private static List<SimulatedCustoms.Answer> answers(
            RiskStore.Picked picked, SelectionMode mode) {
        List<SimulatedCustoms.Answer> all =
                picked.outcome() == Selection.Result.REVIEW
                        ? SimulatedCustoms.Ending.REVIEW.answers()
                        : SimulatedCustoms.Ending.INSPECT.answers();
        return mode == SelectionMode.DESK ? List.of(all.getFirst()) : all;
    }
}
