package io.greenway.core.regulator;

import io.greenway.core.clearance.Stage;
import io.greenway.core.desk.Regulator;
import io.greenway.core.inspection.OrderStage;
import io.greenway.core.regulator.Course.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lane of inspection and quarantine: since 2018 it is a part of customs, and an inspection is
/// announced by the status 500. What its own books hold, a warning that stops the goods or a
/// control
/// order, says more than the answers that went out.
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
        /// A warning or a batch stops the goods until it is lifted.
        STOPPED,
        /// Something was found that the enterprise puts right; then it is checked again.
        RECTIFYING,
        /// Inspected and let go.
        PASSED,
        /// Stopped after an inspection: detained, refused or returned abroad.
        FAILED,
        /// The declaration was cancelled, so there is nothing to inspect.
        CANCELLED
    }

    /// What the inspection has in its own books of a declaration.
    public sealed interface Booked {
        /// When it came to that.
        Instant since();

        /// What stops it.
        ///
        /// @param causes numbers of the warnings and batches
        record Stop(Instant since, List<String> causes) implements Booked {
            public Stop {
                causes = List.copyOf(causes);
            }
        }

        /// A control order that is open.
        record Order(Instant since, long number, OrderStage stage) implements Booked {}
    }

    /// How the submission stands with the inspection.
    public static Lane of(Course course, Optional<Booked> booked, LaneWords words) {
        return booked.map(one -> of(one, words)).orElseGet(() -> answered(course, words));
    }

    private static Lane of(Booked booked, LaneWords words) {
        return switch (booked) {
            case Booked.Stop(Instant since, List<String> causes) ->
                    lane(State.STOPPED, since, Holder.INSPECTION, causes, words);
            case Booked.Order(Instant since, long number, OrderStage stage) -> {
                boolean rectifying = stage == OrderStage.RECTIFYING;
                yield lane(
                        rectifying ? State.RECTIFYING : State.INSPECTING,
                        since,
                        rectifying ? Holder.ENTERPRISE : Holder.INSPECTION,
                        List.of(String.valueOf(number), stage.name()),
                        words);
            }
        };
    }

    private static Lane answered(Course course, LaneWords words) {
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
