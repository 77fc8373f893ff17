package io.greenway.core.ledger;

import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a guarantee is to be from now on: one person of the zone enters it, another one approves it
/// (R-056; facts: flows 9).
///
/// @param id number of the change
/// @param code enterprise that guarantees
/// @param limit amount guaranteed, CNY
/// @param validTo last day on which new tax may occupy it
/// @param note why, such as the number of the letter of guarantee
/// @param enteredBy login of who entered it
/// @param state what became of it
/// @param decidedBy login of who decided; null while nobody has
public record GuaranteeChange(
        long id,
        String code,
        Money limit,
        LocalDate validTo,
        String note,
        String enteredBy,
        Instant enteredAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {
    /// What became of a change. Names are part of the stored form.
    public enum State {
        ENTERED,
        APPROVED,
        REJECTED
    }

    /// One that nobody has decided.
    public static GuaranteeChange entered(
            long id,
            String code,
            Money limit,
            LocalDate validTo,
            String note,
            String by,
            Instant at) {
        return new GuaranteeChange(
                id, code, limit, validTo, note, by, at, State.ENTERED, null, null);
    }

    /// What speaks against a guarantee being so: it is never less than what is occupied, and its
    /// last day never comes earlier.
    ///
    /// @param before how it stands; null when there is none
    /// @return every reason; empty when it may be
    public static List<Fault> obstacles(
            Money limit, LocalDate validTo, @Nullable GuaranteeAccount before, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        Money least = before == null ? Money.ZERO : before.occupied();
        if (limit.compareTo(least) < 0) {
            faults.add(
                    Fault.of(
                            FaultCode.GUARANTEE_BELOW_OCCUPIED,
                            "/limit",
                            limit.toString(),
                            least.toString()));
        }
        LocalDate earliest =
                before == null || before.validTo().isBefore(today) ? today : before.validTo();
        if (validTo.isBefore(earliest)) {
            faults.add(
                    Fault.of(
                            FaultCode.GUARANTEE_DAY,
                            "/validTo",
                            validTo.toString(),
                            earliest.toString()));
        }
        return List.copyOf(faults);
    }

    /// Approves or rejects it. Whoever entered it may take it back, not approve it.
    ///
    /// @param before how the guarantee stands by now
    public Outcome<GuaranteeChange> decide(
            State to, String by, @Nullable GuaranteeAccount before, Instant now, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        if (state != State.ENTERED) {
            faults.add(
                    Fault.of(
                            FaultCode.GUARANTEE_CHANGE_DECIDED,
                            "/state",
                            state.name(),
                            State.ENTERED.name()));
        }
        if (to == State.APPROVED) {
            if (by.equals(enteredBy)) {
                faults.add(Fault.of(FaultCode.SECOND_PERSON_NEEDED, "/enteredBy", by, enteredBy));
            }
            faults.addAll(obstacles(limit, validTo, before, today));
        }
        return faults.isEmpty()
                ? new Outcome.Accepted<>(
                        new GuaranteeChange(
                                id, code, limit, validTo, note, enteredBy, enteredAt, to, by, now),
                        List.of())
                : new Outcome.Refused<>(faults);
    }
}
