package io.greenway.core.bill;

import io.greenway.core.message.CEB816Message;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Bills as the built-in authority writes them (CEB816). Their ids are made from their names, so
/// that the same saying is the same message whenever it is made.
public final class BillMessage {
    /// What the number of a bill made anew has more than that of the wrong one.
    private static final char CORRECTED = 'C';

    private BillMessage() {}

    /// One bill.
    ///
    /// @param invtNo inventory number
    /// @param ebcCode seller; null when it is not known
    /// @param agentCode declarant; null when it is not known
    public static CEB816Message.Tax of(
            String invtNo,
            BillNotice notice,
            @Nullable String ebcCode,
            @Nullable String agentCode) {
        return new CEB816Message.Tax(
                new CEB816Message.TaxHeadRd(
                        guid("tax bill " + notice.taxNo()),
                        notice.issuedAt(),
                        invtNo,
                        notice.taxNo(),
                        notice.duty().decimal(),
                        notice.vat().decimal(),
                        notice.consumptionTax().decimal(),
                        "1",
                        null,
                        null,
                        notice.assureCode(),
                        ebcCode,
                        null,
                        agentCode,
                        null),
                notice.lines().stream().map(BillMessage::line).toList());
    }

    /// The bill made anew as the platform computed it, after an officer ruled that this one is
    /// wrong; empty when nothing is left to bill.
    ///
    /// @param name words that name the message and no other
    public static Optional<CEB816Message> corrected(
            String name, Bill bill, @Nullable String agentCode, LocalDateTime at) {
        Estimate expected = bill.expected();
        BillNotice wrong = bill.notice();
        if (expected == null || wrong == null) {
            return Optional.empty();
        }
        List<TaxLine> lines = expected.lines().stream().filter(one -> !one.isNothing()).toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        LocalDateTime after = wrong.issuedAt().plusSeconds(1);
        BillNotice right =
                BillNotice.of(
                        wrong.taxNo() + CORRECTED,
                        (at.isBefore(after) ? after : at).truncatedTo(ChronoUnit.MILLIS),
                        expected.assureCode(),
                        lines);
        CEB816Message.Tax tax = of(expected.invtNo(), right, null, agentCode);
        return Optional.of(new CEB816Message(guid(name), "1.0", List.of(tax)));
    }

    /// Whether a bill is one that an officer had made anew, or the last of several, and not one
    /// that
    /// some authority made for another reason.
    public static boolean isCorrection(String taxNo, String wrong) {
        return taxNo.startsWith(wrong)
                && taxNo.length() > wrong.length()
                && taxNo.substring(wrong.length()).chars().allMatch(one -> one == CORRECTED);
    }

    private static CEB816Message.TaxListRd line(TaxLine line) {
        return new CEB816Message.TaxListRd(
                line.gnum(),
                line.gcode(),
                line.value().decimal(),
                line.duty().decimal(),
                line.vat().decimal(),
                line.consumptionTax().decimal());
    }

    /// The id that belongs to a name.
    public static String guid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }
}
