package io.greenway.server.pump;

import io.greenway.core.bill.BillStatus;
import io.greenway.core.message.CEB816Message;
import io.greenway.core.message.CEB818Message;
import io.greenway.core.message.Message;
import java.util.List;

/// What customs says became of the tax of a declaration, as far as its dossier must know: once the
/// tax is paid, the guarantee is free of it. The bills themselves are read behind the pump.
///
/// @param invtNo inventory number
/// @param status published status of the bill
record TaxWord(String invtNo, String status) {
    /// Those of a message. A bill that is only made says nothing yet.
    static List<TaxWord> of(Message message) {
        return switch (message) {
            case CEB816Message bills ->
                    bills.taxes().stream()
                            .map(bill -> bill.head())
                            .filter(head -> !head.status().equals(BillStatus.GENERATED))
                            .map(head -> new TaxWord(head.invtNo(), head.status()))
                            .toList();
            case CEB818Message statuses ->
                    statuses.taxes().stream()
                            .map(status -> status.head())
                            .map(head -> new TaxWord(head.invtNo(), head.status()))
                            .toList();
            case Message other -> List.of();
        };
    }
}
