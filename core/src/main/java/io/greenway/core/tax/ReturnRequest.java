package io.greenway.core.tax;

import io.greenway.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A wish to give goods of a released declaration back (退货申请).
///
/// @param releasedOn day of release of the declaration
/// @param appliedOn day of application
/// @param arrivedOn day the goods reached the original site, or null while they have not
/// @param today day on which it is judged
/// @param lines what is given back
/// @param tax tax of the declaration before this return
/// @param annualUsed what the buyer has used in the year of the declaration before this return
public record ReturnRequest(
        LocalDate releasedOn,
        LocalDate appliedOn,
        @Nullable LocalDate arrivedOn,
        LocalDate today,
        List<Line> lines,
        Money tax,
        Money annualUsed) {
    public ReturnRequest {
        lines = List.copyOf(lines);
    }

    /// Goods of one line.
    ///
    /// @param line position in the declaration
    /// @param declared quantity declared, more than zero
    /// @param returnedBefore quantity given back by earlier returns
    /// @param returning quantity given back now
    /// @param dutiableValue dutiable value of the whole line as declared
    /// @param tax all taxes of the whole line as declared
    public record Line(
            int line,
            BigDecimal declared,
            BigDecimal returnedBefore,
            BigDecimal returning,
            Money dutiableValue,
            Money tax) {
        BigDecimal returnedAfter() {
            return returnedBefore.add(returning);
        }
    }
}
