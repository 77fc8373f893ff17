package io.greenway.core.inspection;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is recalled 召回范围: a batch, or goods of a commodity code, a producer or a
/// seller, released within a span of days.
///
/// @param batchNo bonded batch; null for goods
/// @param batchOwner whose batch, since each enterprise numbers its own; null for all of the number
/// @param code first digits of the commodity code; null for any
/// @param producer word in the name or model of the goods; null for any
/// @param seller enterprise whose goods they are; null for any
/// @param from first day of release
/// @param to last day of release
public record RecallScope(
        @Nullable String batchNo,
        @Nullable String batchOwner,
        @Nullable String code,
        @Nullable String producer,
        @Nullable String seller,
        LocalDate from,
        LocalDate to) {
    private static final int LEAST_DIGITS = 4;

    /// What is wrong with it. A recall of goods names a commodity or a producer, so that nobody
    /// recalls everything by leaving fields empty.
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (batchNo == null && code == null && producer == null) {
            faults.add(
                    Fault.of(
                            FaultCode.INSPECTION_VALUE, "/batchNo", null, "batchNo|code|producer"));
        }
        if (code != null && !code.matches("[0-9]{" + LEAST_DIGITS + ",10}")) {
            faults.add(Fault.of(FaultCode.INSPECTION_VALUE, "/code", code, "[0-9]{4,10}"));
        }
        if (producer != null && producer.strip().length() < 2) {
            faults.add(Fault.of(FaultCode.INSPECTION_VALUE, "/producer", producer, "2+"));
        }
        if (to.isBefore(from)) {
            faults.add(Fault.of(FaultCode.INSPECTION_VALUE, "/to", to.toString(), ">= " + from));
        }
        return faults;
    }
}
