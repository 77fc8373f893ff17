package io.greenway.core.bill;

import io.greenway.core.message.CEB816Message;
import io.greenway.core.message.CEB818Message;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// What customs says became of a bill (CEB818, or the status that a CEB816 carries).
///
/// @param taxNo number of the bill
/// @param code published status: `1` generated, `2` summarised, `3` void
/// @param paymentBook number of the payment book 缴款书; null when there is none
/// @param at when, China time
public record BillStatus(
        String taxNo, String code, @Nullable String paymentBook, LocalDateTime at) {
    /// Generated 已生成.
    public static final String GENERATED = "1";

    /// Void 作废.
    public static final String VOID = "3";

    /// What a document of CEB818 says.
    public static BillStatus of(CEB818Message.Tax tax) {
        CEB818Message.TaxHeadStatus head = tax.head();
        return new BillStatus(head.taxNo(), head.status(), head.entDutyNo(), head.returnTime());
    }

    /// The status that a bill brings along.
    public static BillStatus of(CEB816Message.Tax tax) {
        CEB816Message.TaxHeadRd head = tax.head();
        return new BillStatus(head.taxNo(), head.status(), head.entDutyNo(), head.returnTime());
    }
}
