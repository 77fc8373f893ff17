package io.greenway.core.reference;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of reference data: one person enters it, another approves or rejects it.
///
/// @param id its number
/// @param draft the rows
/// @param enteredBy who entered it
/// @param enteredAt when
/// @param state what became of it
/// @param decidedBy who decided; null while nobody has
/// @param decidedAt when; null while nobody has
public record ReferenceChange(
        long id,
        ReferenceDraft draft,
        String enteredBy,
        Instant enteredAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {
    /// What became of a change.
    public enum State {
        /// 待复核.
        ENTERED,
        /// 已复核: its rows hold from their days on.
        APPROVED,
        /// 已驳回.
        REJECTED
    }

    /// A change that nobody has decided about.
    public static ReferenceChange entered(long id, ReferenceDraft draft, String by, Instant at) {
        return new ReferenceChange(id, draft, by, at, State.ENTERED, null, null);
    }

    /// Decides about it.
    ///
    /// @param to approved or rejected
    /// @param by who decides; only an entry of another person can be approved
    /// @param today nothing that is approved may change what held on it or before
    public Outcome<ReferenceChange> decide(State to, String by, Instant at, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        if (state != State.ENTERED || to == State.ENTERED) {
            faults.add(Fault.of(FaultCode.REFERENCE_DECIDED, "/state", state.name(), null));
        }
        if (to == State.APPROVED && enteredBy.equals(by)) {
            faults.add(Fault.of(FaultCode.SECOND_PERSON_NEEDED, "/by", by, null));
        }
        LocalDate earliest = draft.table().earliest(today);
        if (to == State.APPROVED && draft.firstDay().isBefore(earliest)) {
            faults.add(
                    Fault.of(
                            FaultCode.REFERENCE_RETROACTIVE,
                            "/valid_from",
                            draft.firstDay().toString(),
                            ">= " + earliest));
        }
        return faults.isEmpty()
                ? new Outcome.Accepted<>(
                        new ReferenceChange(id, draft, enteredBy, enteredAt, to, by, at), List.of())
                : new Outcome.Refused<>(faults);
    }

    /// The reference with this change in it, when it was approved.
    public Reference appliedTo(Reference reference) {
        String approvedBy = decidedBy;
        return state == State.APPROVED && approvedBy != null
                ? draft.appliedTo(reference, enteredBy, approvedBy)
                : reference;
    }
}
