package io.greenway.core.check;

import io.greenway.core.reference.CodeTables;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A commodity is declared in its statutory units 法定计量单位 (facts: checks G; -625012). The table
/// carried is of 2019, so a difference is remarked and not refused; a commodity that it does not
/// know is remarked where its code is read.
final class StatutoryUnits {
    private final CodeTables codes;
    private final LocalDate day;

    StatutoryUnits(CodeTables codes, LocalDate day) {
        this.codes = codes;
        this.day = day;
    }

    void check(String gcode, String unit1, @Nullable String unit2, Remarks remarks) {
        codes.legalUnits(gcode, day)
                .ifPresent(
                        units -> {
                            if (!units.first().equals(unit1)) {
                                differs("unit1", unit1, units.first(), remarks);
                            }
                            String found = Remarks.isEmpty(unit2) ? null : unit2;
                            String second = units.second().orElse(null);
                            if (found == null ? second != null : !found.equals(second)) {
                                differs("unit2", found, second, remarks);
                            }
                        });
    }

    private static void differs(
            String element, @Nullable String found, @Nullable String expected, Remarks remarks) {
        remarks.add(FaultCode.STATUTORY_UNIT_DIFFERS, element, found, expected);
    }
}
