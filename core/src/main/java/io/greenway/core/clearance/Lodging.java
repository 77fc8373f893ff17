package io.greenway.core.clearance;

import io.greenway.core.clearance.Lodgement.Version;
import io.greenway.core.message.Submission;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a signed document may be lodged: what its message alone shows, and what is kept under
/// its key already. The rules are those of the four papers (facts: checks B and D): nothing comes
/// twice, a draft may be replaced, a change or a deletion needs something to change and is not
/// older than it.
public final class Lodging {
    private Lodging() {}

    /// What becomes of a document. Remarks do not refuse it.
    ///
    /// @param known what is kept under its key; null when nothing is
    public static Lodged decide(@Nullable Version known, Lodgement document, Terms terms) {
        Submission submission = document.submission();
        String preNo = known == null ? Filing.preNo(terms) : known.preNo();
        Version version =
                new Version(
                        preNo,
                        submission.appType(),
                        submission.appTime(),
                        !submission.appStatus().equals(Submission.DECLARED));
        List<Fault> faults = new ArrayList<>(document.faults());
        faults.removeIf(fault -> fault.code().level() != Level.ERROR);
        refusal(known, version)
                .map(code -> fault(code, known, document.submission()))
                .ifPresent(faults::add);
        return new Lodged(document, version, faults);
    }

    /// What stands under the key afterwards.
    ///
    /// @return null when nothing does
    public static @Nullable Version apply(@Nullable Version known, Lodged lodged) {
        return lodged.isKept() ? apply(lodged.version()) : known;
    }

    /// What stands under the key after a version that was kept.
    ///
    /// @return null after a deletion
    public static @Nullable Version apply(Version kept) {
        return kept.appType().equals("3") ? null : kept;
    }

    /// Why a version may not follow what is kept under its key.
    public static Optional<FaultCode> refusal(@Nullable Version known, Version coming) {
        if (coming.appType().equals("1")) {
            return known == null || known.draft()
                    ? Optional.empty()
                    : Optional.of(FaultCode.LODGEMENT_EXISTS);
        }
        if (known == null) {
            return Optional.of(FaultCode.LODGEMENT_UNKNOWN);
        }
        return coming.appTime().isBefore(known.appTime())
                ? Optional.of(FaultCode.LODGEMENT_OUTDATED)
                : Optional.empty();
    }

    private static Fault fault(FaultCode code, @Nullable Version known, Submission submission) {
        return code == FaultCode.LODGEMENT_OUTDATED && known != null
                ? Fault.of(
                        code, "/appTime", submission.appTime().toString(), ">= " + known.appTime())
                : Fault.of(code, "/guid", submission.guid(), null);
    }
}
