package io.greenway.server.api;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Ground;
import io.greenway.core.desk.Officer;
import io.greenway.core.desk.Regulator;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.risk.Draw;
import io.greenway.core.risk.RiskScore;
import io.greenway.core.risk.Selection;
import io.greenway.server.dispatch.RiskCustoms;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.FoldedDossiers;
import io.greenway.server.store.RiskStore;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Why customs picked a declaration, or did not: computed again from the seed of the day, with
/// every step. For officers of customs.
@RestController
public final class RiskController {
    private final RiskCustoms risk;
    private final RiskStore store;
    private final FoldedDossiers dossiers;
    private final Explanation explanation;
    private final AccessLog log;
    private final Clock clock;

    public RiskController(
            RiskCustoms risk,
            RiskStore store,
            FoldedDossiers dossiers,
            Explanation explanation,
            AccessLog log,
            Clock clock) {
        this.risk = risk;
        this.store = store;
        this.dossiers = dossiers;
        this.explanation = explanation;
        this.log = log;
        this.clock = clock;
    }

    /// A selection computed again.
    record View(
            String invtNo,
            LocalDate date,
            String mode,
            Lot draw,
            Score score,
            Selection.Result outcome,
            @Nullable Then then) {}

    /// The lot.
    record Lot(
            boolean picked,
            String seed,
            String credit,
            boolean green,
            String rate,
            String digest,
            long lot,
            long bound,
            List<String> steps) {}

    /// The score with what is known now.
    record Score(int points, List<DeskForms.GroundView> hits) {}

    /// What was written down when it was picked; null when it was not.
    record Then(
            LocalDate date,
            Selection.Result outcome,
            boolean byChance,
            String credit,
            int points,
            List<DeskForms.GroundView> hits) {}

    @GetMapping("/api/v1/desk/selections/{invtNo}")
    public ResponseEntity<?> selection(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String invtNo,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> date)
            throws SQLException {
        Officer officer = DeskController.officer(caller);
        if (officer.regulator() != Regulator.CUSTOMS) {
            return OperatorsOnly.answer();
        }
        Instant now = clock.instant();
        log.note(officer.login(), officer.regulator().json(), "selection", invtNo, now);
        Optional<RiskStore.Picked> then = store.picked(invtNo);
        LocalDate day =
                date.or(() -> then.map(RiskStore.Picked::day)).orElseGet(() -> Terms.dayOf(now));
        Dossier dossier = dossiers.of(List.of(invtNo)).get(invtNo);
        if (dossier == null) {
            return Problem.answer(
                    Problem.of(
                            "no-such-declaration",
                            "No such declaration",
                            404,
                            "There is no declaration of this number."));
        }
        RiskCustoms.Judged judged = risk.judge(Map.of(invtNo, dossier), day).get(invtNo);
        if (judged == null) {
            throw new IllegalStateException("a declaration with a number has an inventory");
        }
        Selection selection = judged.selection();
        return ResponseEntity.ok(
                new View(
                        invtNo,
                        day,
                        risk.mode(day).name().toLowerCase(Locale.ROOT),
                        lot(selection.draw()),
                        new Score(selection.score().points(), hits(selection.score().hits())),
                        selection.outcome(),
                        then.map(this::then).orElse(null)));
    }

    private static Lot lot(Draw draw) {
        return new Lot(
                draw.isPicked(),
                draw.seed(),
                draw.trust().credit().json(),
                draw.trust().green(),
                draw.rate().toPlainString(),
                draw.digest(),
                draw.lot(),
                draw.bound(),
                draw.steps());
    }

    private Then then(RiskStore.Picked picked) {
        return new Then(
                picked.day(),
                picked.outcome(),
                picked.picked(),
                picked.credit(),
                picked.score(),
                hits(picked.hits()));
    }

    private List<DeskForms.GroundView> hits(List<RiskScore.Hit> hits) {
        return hits.stream()
                .map(hit -> new Ground(hit.fault(), hit.weight()))
                .map(ground -> DeskForms.ground(ground, explanation))
                .toList();
    }
}
