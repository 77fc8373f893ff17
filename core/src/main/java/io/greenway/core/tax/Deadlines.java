package io.greenway.core.tax;

import io.greenway.core.reference.Parameters;
import java.time.LocalDate;

/// The days that count from release. Day 30 is release plus 30 days; no day
/// moves because of a weekend or holiday.
///
/// @param released day of release
/// @param lastReturnApplication last day to apply for a return
/// @param lastReturnArrival last day for returned goods to reach the original site
/// @param firstTaxPayment first day of paying the aggregated tax
/// @param lastTaxPayment last day of paying it
public record Deadlines(
        LocalDate released,
        LocalDate lastReturnApplication,
        LocalDate lastReturnArrival,
        LocalDate firstTaxPayment,
        LocalDate lastTaxPayment) {

    /// The days for a release, by the version of the rules in force on it.
    public static Deadlines of(LocalDate released, Parameters parameters) {
        return new Deadlines(
                released,
                released.plusDays(parameters.days("RETURN_APPLY_DAYS", released)),
                released.plusDays(parameters.days("RETURN_ARRIVE_DAYS", released)),
                released.plusDays(parameters.days("TAX_PAY_FIRST_DAY", released)),
                released.plusDays(parameters.days("TAX_PAY_LAST_DAY", released)));
    }
}
