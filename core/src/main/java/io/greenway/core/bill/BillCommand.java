package io.greenway.core.bill;

import java.time.LocalDate;

/// What a bill is told.
public sealed interface BillCommand {
    /// Its declaration was released, and this is what the platform computed.
    record Expect(Estimate estimate) implements BillCommand {}

    /// Customs sent a bill (CEB816).
    record Issue(BillNotice notice) implements BillCommand {}

    /// Customs says what became of one (CEB818).
    record Report(BillStatus status) implements BillCommand {}

    /// Goods of the declaration came back in time.
    record GiveBack(Returned returned) implements BillCommand {}

    /// A day has come.
    record Turn(LocalDate day) implements BillCommand {}
}
