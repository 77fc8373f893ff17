package io.greenway.core.regulator;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Stage;
import io.greenway.core.desk.Regulator;
import io.greenway.core.match.Disagreement;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.spec.FaultCode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The lane of customs: the stages of the declaration (facts: flows 2).
public final class CustomsLane {
    private CustomsLane() {}

    /// How the submission stands with customs.
    public static Lane of(Course course, Phrases phrases) {
        Dossier dossier = course.dossier();
        Stage stage = dossier.stage();
        Instant since = course.last().map(Course.Step::at).orElse(null);
        return new Lane(
                Regulator.CUSTOMS,
                stage.name(),
                phrases.stage(stage.name()),
                since,
                holder(stage),
                reasons(course),
                rule(dossier));
    }

    private static Holder holder(Stage stage) {
        return switch (stage) {
            case COLLECTING, WAITING, REJECTED, EXPIRED, TURNED_BACK -> Holder.ENTERPRISE;
            case HELD -> Holder.GUARANTOR;
            case CHECKED, REVIEW, APPROVED, INSPECTION, DETAINED -> Holder.CUSTOMS;
            case RELEASED, RETURNED_ABROAD, CLOSED, CANCELLED -> Holder.NOBODY;
        };
    }

    private static List<String> reasons(Course course) {
        Dossier dossier = course.dossier();
        return switch (dossier.stage()) {
            case COLLECTING, WAITING, EXPIRED ->
                    dossier.missing().stream()
                            .map(paper -> paper.name().toLowerCase(Locale.ROOT))
                            .toList();
            case REJECTED, TURNED_BACK ->
                    dossier.disagreements().stream()
                            .filter(Disagreement::refuses)
                            .map(one -> code(one.fault().code()))
                            .distinct()
                            .toList();
            case HELD -> course.last().map(step -> amounts(step.cause())).orElse(List.of());
            case CHECKED,
                    REVIEW,
                    APPROVED,
                    INSPECTION,
                    DETAINED,
                    RELEASED,
                    RETURNED_ABROAD,
                    CLOSED,
                    CANCELLED ->
                    course.last().map(step -> List.of(status(step))).orElse(List.of());
        };
    }

    private static String code(FaultCode code) {
        return code.customs().isEmpty() ? "GW" + code.number() : code.customs();
    }

    private static List<String> amounts(Event cause) {
        return cause instanceof Event.GuaranteeAwaited awaited
                ? List.of(awaited.needed().toString(), awaited.available().toString())
                : List.of();
    }

    /// The status that customs gave; it may differ from that of the stage, as 501 from 599.
    private static String status(Course.Step step) {
        return step.cause() instanceof Event.CustomsAnswered answered
                ? answered.status()
                : step.stage().status();
    }

    private static String rule(Dossier dossier) {
        return switch (dossier.stage()) {
            case COLLECTING, WAITING, EXPIRED -> "R-071";
            case REJECTED, TURNED_BACK ->
                    dossier.disagreements().stream()
                            .filter(Disagreement::refuses)
                            .map(one -> one.fault().code().rule())
                            .findFirst()
                            .orElse("flows 2");
            case HELD -> "R-056";
            case CHECKED -> "R-072";
            case CANCELLED -> "R-066";
            case REVIEW, APPROVED, INSPECTION, DETAINED, RELEASED, RETURNED_ABROAD, CLOSED ->
                    "flows 2";
        };
    }
}
