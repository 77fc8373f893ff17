package io.greenway.core.regulator;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Lifecycle;
import io.greenway.core.clearance.Release.Moment;
import io.greenway.core.clearance.Stage;
import io.greenway.core.message.DossierKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The way a dossier has come: its stages with their times and causes, folded from its history.
///
/// @param dossier as it is now
/// @param steps every stage it came to, oldest first
/// @param version how often the submission was declared: 1 for the first time, one more for every
///     correction that was declared again; 0 before. All views carry the same number
/// @param declaredAt when it was declared to customs for the last time; null before
public record Course(Dossier dossier, List<Step> steps, int version, @Nullable Instant declaredAt) {
    public Course {
        steps = List.copyOf(steps);
    }

    /// A stage that was reached.
    ///
    /// @param cause the event that led there
    public record Step(Stage stage, Instant at, Event cause) {}

    /// Folds a history.
    ///
    /// @param history oldest first
    public static Course of(DossierKey key, List<Moment> history) {
        Dossier dossier = Dossier.empty(key);
        List<Step> steps = new ArrayList<>();
        int version = 0;
        Instant declaredAt = null;
        for (Moment moment : history) {
            Dossier before = dossier;
            dossier = Lifecycle.apply(before, moment.event(), moment.at());
            if (before.stage() != dossier.stage() || steps.isEmpty()) {
                steps.add(new Step(dossier.stage(), moment.at(), moment.event()));
            }
            if (moment.event() instanceof Event.LogicChecked) {
                version++;
                declaredAt = moment.at();
            }
        }
        return new Course(dossier, steps, version, declaredAt);
    }

    /// The stage it stands at; empty when nothing has happened.
    public Optional<Step> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }

    /// The last time it came to one of some stages since it was declared: what happened to a
    /// declaration that was refused or cancelled says nothing of the one after it.
    public Optional<Step> last(Predicate<Stage> stages) {
        for (Step step : steps.reversed()) {
            if (stages.test(step.stage())) {
                return Optional.of(step);
            }
            if (step.cause() instanceof Event.LogicChecked) {
                break;
            }
        }
        return Optional.empty();
    }
}
