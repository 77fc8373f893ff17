package io.greenway.core.desk;

import io.greenway.core.reference.ReasonCode;
import io.greenway.core.reference.Reference;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Codes of the reasons 理由代码 that officers give, from the reference table `reason` as it is at
/// one moment.
public final class Reasons {
    private final Reference reference;

    private Reasons(Reference reference) {
        this.reference = reference;
    }

    public static Reasons of(Reference reference) {
        return new Reasons(reference);
    }

    /// The code, if officers of the regulator may give it for the ruling on that day.
    public Optional<ReasonCode> find(
            Regulator regulator, Ruling ruling, String code, LocalDate day) {
        return reference
                .zone()
                .reason(code, day)
                .filter(one -> one.regulator().equals(regulator.name()))
                .filter(one -> one.ruling().equals(ruling.name()));
    }

    /// Everything in force for a regulator on a day.
    public List<ReasonCode> inForce(Regulator regulator, LocalDate day) {
        return reference.zone().reasons(day).stream()
                .filter(one -> one.regulator().equals(regulator.name()))
                .toList();
    }
}
