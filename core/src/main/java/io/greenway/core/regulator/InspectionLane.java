package io.greenway.core.regulator;

import io.greenway.core.clearance.Stage;
import io.greenway.core.desk.Regulator;
import io.greenway.core.regulator.Course.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lane of inspection and quarantine, as far as the answers of customs tell of it: since 2018
/// it is a part of customs, and an inspection is announced by the status 500.
public final class InspectionLane {
    private InspectionLane() {}

    /// States.
    public enum State {
        /// Not declared yet.
        NOT_YET,
        /// Declared and not selected so far.
        NOT_SELECTED,
        /// Selected: the parcel is inspected.
        INSPECTING,
        /// Inspected and let go.
        PASSED,
        /// Stopped after an inspection: detained, refused or returned abroad.
        FAILED,
        /// The declaration was cancelled, so there is nothing to inspect.
        CANCELLED
    }

    /// How the submission stands with the inspection.
    public static Lane of(Course course, LaneWords words) {
        Optional<Step> inspected = course.last(stage -> stage == Stage.INSPECTION);
        Optional<Step> last = course.last();
        Stage now = course.dossier().stage();
        if (inspected.isEmpty() && now != Stage.CANCELLED) {
            boolean declared = course.dossier().invtNo() != null;
            return lane(
                    declared ? State.NOT_SELECTED : State.NOT_YET,
                    course.declaredAt(),
                    Holder.NOBODY,
                    List.of(),
                    words);
        }
        State state =
                switch (now) {
                    case INSPECTION -> State.INSPECTING;
                    case RELEASED, CLOSED, APPROVED, REVIEW, CHECKED, HELD -> State.PASSED;
                    case DETAINED, RETURNED_ABROAD, TURNED_BACK, REJECTED, EXPIRED -> State.FAILED;
                    case COLLECTING, WAITING -> State.NOT_YET;
                    case CANCELLED -> State.CANCELLED;
                };
        return lane(
                state,
                last.map(Step::at).orElse(null),
                state == State.INSPECTING ? Holder.INSPECTION : Holder.NOBODY,
                List.of(now.status()),
                words);
    }

    private static Lane lane(
            State state,
            @Nullable Instant since,
            Holder holder,
            List<String> reasons,
            LaneWords words) {
        return new Lane(
                Regulator.INSPECTION,
                state.name(),
                words.of(Regulator.INSPECTION, state.name()),
                since,
                holder,
                reasons,
                "flows 2");
    }
}
