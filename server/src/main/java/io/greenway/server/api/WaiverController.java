package io.greenway.server.api;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Cause;
import io.greenway.core.desk.Declaration;
import io.greenway.core.desk.DeclarationFacts;
import io.greenway.core.desk.DeskCommand;
import io.greenway.core.desk.Officer;
import io.greenway.core.desk.Opening;
import io.greenway.core.desk.Reasons;
import io.greenway.core.desk.Regulator;
import io.greenway.core.desk.Ruling;
import io.greenway.core.desk.TaskKind;
import io.greenway.core.party.Trust;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.intake.Caller;
import io.greenway.server.intake.Participants;
import io.greenway.server.store.DeskQueue;
import io.greenway.server.store.DeskStore;
import io.greenway.server.store.DeskStore.Numbered;
import io.greenway.server.store.ExchangeViews;
import io.greenway.server.store.FoldedDossiers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Waivers of the matching: an officer of foreign exchange proposes one, which lies on the
/// desk until another one confirms it.
@RestController
public final class WaiverController {
    private final ExchangeViews views;
    private final FoldedDossiers dossiers;
    private final Participants participants;
    private final Terms.Buyers buyers;
    private final DeskStore desk;
    private final DeskQueue queue;
    private final Supplier<Reference> reference;
    private final Explanation explanation;
    private final Clock clock;

    public WaiverController(
            ExchangeViews views,
            FoldedDossiers dossiers,
            Participants participants,
            Terms.Buyers buyers,
            DeskStore desk,
            DeskQueue queue,
            Supplier<Reference> reference,
            Explanation explanation,
            Clock clock) {
        this.views = views;
        this.dossiers = dossiers;
        this.participants = participants;
        this.buyers = buyers;
        this.desk = desk;
        this.queue = queue;
        this.reference = reference;
        this.explanation = explanation;
        this.clock = clock;
    }

    /// A waiver.
    record Waived(@Nullable String invtNo, @Nullable String reason, @Nullable String remark) {}

    @PostMapping("/api/v1/exchange/waivers")
    public ResponseEntity<?> waive(
            @AuthenticationPrincipal Caller caller, @RequestBody Waived waived)
            throws SQLException {
        if (!(caller instanceof Caller.Operator)) {
            return Problem.answer(
                    Problem.of(
                            "forbidden",
                            "Not for you",
                            403,
                            "Only the officer of foreign exchange waives."));
        }
        Officer officer = DeskController.officer(caller);
        if (!RemittanceForms.given(waived.invtNo())
                || !RemittanceForms.given(waived.reason())
                || RemittanceForms.text(waived.remark()).length() > DeskForms.LONGEST) {
            return DeskController.incomplete();
        }
        Instant now = clock.instant();
        String reason = RemittanceForms.text(waived.reason());
        if (Reasons.of(reference.get())
                .find(Regulator.EXCHANGE, Ruling.WAIVE, reason, Terms.dayOf(now))
                .isEmpty()) {
            return DeskController.refused(
                    List.of(
                            Fault.of(
                                    FaultCode.DESK_REASON,
                                    "/reason",
                                    reason,
                                    Ruling.WAIVE.name())));
        }
        String invtNo = RemittanceForms.text(waived.invtNo());
        Dossier dossier = dossiers.of(List.of(invtNo)).get(invtNo);
        Declaration declaration = dossier == null ? null : DeclarationFacts.declaration(dossier);
        if (dossier == null || declaration == null || !views.canBeWaived(invtNo)) {
            return unknown();
        }
        String remark = RemittanceForms.text(waived.remark());
        List<DeskCommand> proposed =
                List.of(
                        new DeskCommand.Claim(),
                        new DeskCommand.Decide(Ruling.WAIVE, reason, remark));
        return switch (desk.open(opening(dossier, declaration, now), proposed, officer, now)) {
            case Outcome.Accepted<Numbered>(Numbered made, List<Fault> _) ->
                    ResponseEntity.status(201)
                            .body(
                                    DeskForms.view(
                                            queue.whole(made.id(), Regulator.EXCHANGE)
                                                    .orElseThrow(),
                                            explanation,
                                            now));
            case Outcome.Refused<Numbered>(List<Fault> faults) -> DeskController.refused(faults);
        };
    }

    private Opening opening(Dossier dossier, Declaration declaration, Instant now) {
        Trust trust =
                participants
                        .registry()
                        .trust(declaration.ebcCode(), declaration.agentCode(), Terms.dayOf(now));
        return new Opening(
                "waiver " + now + " " + declaration.invtNo(),
                TaskKind.EXCHANGE_WAIVER,
                declaration.invtNo(),
                declaration,
                Cause.MANUAL,
                List.of(),
                DeclarationFacts.of(dossier, buyers, trust));
    }

    private static ResponseEntity<?> unknown() {
        return Problem.answer(
                Problem.of(
                        "no-such-declaration",
                        "No such declaration",
                        404,
                        "There is no released declaration of this number that is not waived"
                                + " already."));
    }
}
