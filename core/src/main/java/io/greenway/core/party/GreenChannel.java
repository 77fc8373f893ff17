package io.greenway.core.party;

import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may use the green channel 绿色通道 (R-085, a decision of the zone): trusted traders are
/// picked by chance less often, never not at all, and stand first on the desks. The platform lets
/// them in and takes them out by itself, each time with its reasons.
///
/// That an enterprise answers customs' questions for raw payment data in time is a condition of the
/// rule that the platform cannot see; people of the zone bar whoever does not.
public final class GreenChannel {
    private static final int RATE_DIGITS = 4;
    private static final int FEN_DIGITS = 2;

    private GreenChannel() {}

    /// Everything that speaks against an enterprise; empty when it may use the channel.
    ///
    /// @param conduct how it has behaved
    /// @param day whose parameters count
    public static List<Fault> obstacles(
            Enterprise enterprise, Conduct conduct, Parameters parameters, LocalDate day) {
        List<Fault> faults = new ArrayList<>();
        CreditClass credit = enterprise.credit(day);
        if (!credit.isAuthorised()) {
            add(
                    faults,
                    FaultCode.GREEN_CREDIT,
                    "/credit",
                    credit.json(),
                    "advanced_certified|certified");
        }
        if (enterprise.file().stage() != EnterpriseStage.ACTIVE) {
            String stage = enterprise.file().stage().name();
            add(faults, FaultCode.GREEN_STAGE, "/stage", stage, EnterpriseStage.ACTIVE.name());
        }
        String bar = enterprise.file().green().bar();
        if (bar != null) {
            add(faults, FaultCode.GREEN_BARRED, "/bar", bar, null);
        }
        int least = parameters.days("GREEN_LEAST_DECLARATIONS", day);
        if (conduct.declared() < least) {
            add(
                    faults,
                    FaultCode.GREEN_TOO_FEW,
                    "/declared",
                    text(conduct.declared()),
                    text(least));
        }
        BigDecimal most = parameters.number("GREEN_MOST_REFUSED", day);
        BigDecimal bound = most.multiply(BigDecimal.valueOf(conduct.declared()));
        if (BigDecimal.valueOf(conduct.refused()).compareTo(bound) > 0) {
            String found = share(conduct).toPlainString();
            add(faults, FaultCode.GREEN_REFUSED, "/refused", found, most.toPlainString());
        }
        none(faults, FaultCode.GREEN_HANDED_OVER, "/handedOver", conduct.handedOver());
        none(faults, FaultCode.GREEN_SAMPLE_FAILED, "/failedSamples", conduct.failedSamples());
        none(faults, FaultCode.GREEN_RECALL_OPEN, "/openRecalls", conduct.openRecalls());
        Long left = conduct.guaranteeLeft();
        if (left != null && left <= 0) {
            String found = BigDecimal.valueOf(left, FEN_DIGITS).toPlainString();
            add(faults, FaultCode.GREEN_NO_GUARANTEE, "/guaranteeLeft", found, "> 0");
        }
        return faults;
    }

    /// What follows for tomorrow. The channel of a day is settled when the day begins, so that each
    /// draw of the day can be computed again. Who was taken out comes back on another day at the
    /// earliest.
    ///
    /// @return empty when nothing changes
    public static Optional<RegistryEvent> decide(
            Enterprise enterprise, Conduct conduct, Parameters parameters, LocalDate today) {
        List<Fault> faults = obstacles(enterprise, conduct, parameters, today);
        GreenFile file = enterprise.file().green();
        LocalDate tomorrow = today.plusDays(1);
        boolean in = file.holdsOn(tomorrow);
        if (in && !faults.isEmpty()) {
            return Optional.of(new RegistryEvent.GreenChannelLeft(today, faults, conduct));
        }
        if (!in && faults.isEmpty() && !file.leftOn(today)) {
            return Optional.of(new RegistryEvent.GreenChannelEntered(tomorrow, conduct));
        }
        return Optional.empty();
    }

    /// Share of the declarations that were refused, rounded up, so that it never looks better than
    /// it is.
    private static BigDecimal share(Conduct conduct) {
        return BigDecimal.valueOf(conduct.refused())
                .divide(BigDecimal.valueOf(conduct.declared()), RATE_DIGITS, RoundingMode.UP);
    }

    private static void none(List<Fault> faults, FaultCode code, String path, long found) {
        if (found > 0) {
            add(faults, code, path, text(found), "0");
        }
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    private static void add(
            List<Fault> faults,
            FaultCode code,
            String path,
            String found,
            @Nullable String expected) {
        faults.add(Fault.of(code, path, found, expected));
    }
}
