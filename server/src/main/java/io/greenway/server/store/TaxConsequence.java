package io.greenway.server.store;

import io.greenway.core.bill.BillMessage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Declaration;
import io.greenway.core.desk.Proposal;
import io.greenway.core.desk.Regulator;
import io.greenway.core.desk.Task;
import io.greenway.core.desk.TaskKind;
import io.greenway.core.message.CEB816Message;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.store.BillEnquiries.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a ruling of the tax desk means for a bill that differs. Where the built-in authority makes
/// the bills, a correction is a bill of its own (CEB816) and comes in by the door; a real authority
/// sends one itself.
public final class TaxConsequence implements DeskConsequence {
    private final Predicate<LocalDate> bills;

    /// @param bills whether the built-in authority makes the bills of a day
    public TaxConsequence(Predicate<LocalDate> bills) {
        this.bills = bills;
    }

    @Override
    public void follow(Connection connection, long id, Task task, Instant now) throws SQLException {
        Proposal ruled = task.proposal();
        State state = ruled == null ? null : state(ruled);
        if (task.kind() != TaskKind.TAX_DIFFERENCE || ruled == null || state == null) {
            return;
        }
        EnquiryTable.become(connection, id, state, ruled.reason(), now);
        if (state == State.CORRECTING && bills.test(Terms.dayOf(now))) {
            correct(connection, id, task, now);
        }
    }

    private static @Nullable State state(Proposal ruled) {
        return switch (ruled.ruling()) {
            case ACCEPT -> State.ACCEPTED;
            case DISPUTE -> State.DISPUTED;
            case CORRECT -> State.CORRECTING;
            case RELEASE,
                    REJECT,
                    INSPECT,
                    DETAIN_CLEARANCE,
                    DETAIN_SMUGGLING,
                    DETAIN_LEGAL,
                    DETAIN_OTHER,
                    RETURN_ABROAD,
                    DESTROY,
                    CONFISCATE,
                    CLOSE,
                    CLEAR,
                    REFER,
                    APPROVE,
                    DECLINE,
                    WAIVE ->
                    null;
        };
    }

    private static void correct(Connection connection, long id, Task task, Instant now)
            throws SQLException {
        String invtNo = task.opening().subject();
        BillTable.Held held =
                BillTable.load(connection, List.of(invtNo))
                        .getOrDefault(invtNo, BillTable.Held.NONE);
        Declaration declaration = task.opening().declaration();
        Optional<CEB816Message> message =
                BillMessage.corrected(
                        "desk corrected " + id,
                        held.bill(),
                        declaration == null ? null : declaration.agentCode(),
                        now.atZone(Terms.CHINA).toLocalDateTime());
        if (message.isPresent()) {
            CEB816Message bill = message.get();
            DeskOutbox.put(
                    connection,
                    new DeskOutbox.Row(
                            0,
                            Regulator.TAX.sender(),
                            bill.guid(),
                            "CEB816",
                            1,
                            XmlWriter.write(bill, XmlWriter.Style.DEFAULT_NAMESPACE)),
                    now);
        }
    }
}
