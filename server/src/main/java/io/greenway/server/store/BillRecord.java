package io.greenway.server.store;

import io.greenway.core.bill.BillCommand;
import io.greenway.core.bill.BillNotice;
import io.greenway.core.bill.BillStatus;
import io.greenway.core.message.CEB816Message;
import io.greenway.core.message.CEB818Message;
import io.greenway.core.message.Message;
import java.util.List;

/// What a message of customs says of the tax of one declaration.
///
/// @param number inventory number that it names
/// @param taxNo number of the bill
/// @param commands what it tells the bill
public record BillRecord(String number, String taxNo, List<BillCommand> commands) {
    public BillRecord {
        commands = List.copyOf(commands);
    }

    /// The records of a message, in their order; none when it carries something else.
    public static List<BillRecord> of(Message message) {
        return switch (message) {
            case CEB816Message made -> made.taxes().stream().map(BillRecord::made).toList();
            case CEB818Message became -> became.taxes().stream().map(BillRecord::became).toList();
            case Message other -> List.of();
        };
    }

    private static BillRecord made(CEB816Message.Tax tax) {
        return new BillRecord(
                tax.head().invtNo(),
                tax.head().taxNo(),
                List.of(
                        new BillCommand.Issue(BillNotice.of(tax)),
                        new BillCommand.Report(BillStatus.of(tax))));
    }

    private static BillRecord became(CEB818Message.Tax tax) {
        return new BillRecord(
                tax.head().invtNo(),
                tax.head().taxNo(),
                List.of(new BillCommand.Report(BillStatus.of(tax))));
    }
}
