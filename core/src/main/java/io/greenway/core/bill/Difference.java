package io.greenway.core.bill;

import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import org.jspecify.annotations.Nullable;

/// One point in which a bill and the platform's own computation do not say the same. It is listed
/// whether it is tolerated or not.
///
/// @param code what differs
/// @param gnum line; 0 for the whole bill
/// @param theirs what the bill says; null when it says nothing
/// @param ours what the platform computed; null when it has nothing
/// @param by how much the bill is above the computation, CNY; zero for what is no amount
/// @param tolerated whether it lies within the tolerance of the day
public record Difference(
        FaultCode code,
        int gnum,
        @Nullable String theirs,
        @Nullable String ours,
        Money by,
        boolean tolerated) {
    /// The same as a remark, for which there are words.
    public Fault fault() {
        String path = gnum == 0 ? "/TaxHeadRd" : "/TaxListRd[gnum=" + gnum + "]";
        return Fault.of(code, path, theirs, ours);
    }
}
