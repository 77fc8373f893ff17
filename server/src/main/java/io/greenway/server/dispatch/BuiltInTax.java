package io.greenway.server.dispatch;

import io.greenway.core.bill.BillMessage;
import io.greenway.core.bill.BillNotice;
import io.greenway.core.bill.BillStatus;
import io.greenway.core.bill.Estimate;
import io.greenway.core.bill.SimulatedTax;
import io.greenway.core.bill.SimulatedTax.Saying;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB816Message;
import io.greenway.core.message.CEB818Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Root;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.journal.Appended;
import io.greenway.server.journal.Arrival;
import io.greenway.server.journal.Journal;
import io.greenway.server.reading.Read;
import io.greenway.server.store.BillStore;
import io.greenway.server.store.BillStore.Listening;
import io.greenway.server.store.BillStore.Spoken;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What time does to taxes: estimates are put down, what came back is taken out, bills become
/// payable and overdue, and the simulated tax authority makes bills and sees them paid. What it
/// says comes in by the journal, as from a real one.
public final class BuiltInTax {
    private static final Logger LOG = LoggerFactory.getLogger(BuiltInTax.class);
    private static final String CUSTOMS = "CUSTOMS";
    private static final int AT_ONCE = 200;
    private static final int TIMES = 50;

    /// Most documents of a message.
    private static final int OF_A_MESSAGE = 100;

    private final BillStore bills;
    private final Journal journal;
    private final Supplier<Reference> reference;
    private final boolean speaks;

    /// @param speaks whether there is no real authority that makes bills
    public BuiltInTax(
            BillStore bills, Journal journal, Supplier<Reference> reference, boolean speaks) {
        this.bills = bills;
        this.journal = journal;
        this.reference = reference;
        this.speaks = speaks;
    }

    /// Does what is to be done by a moment, in parts; what is left is done the next time.
    public synchronized void upTo(Instant now) throws SQLException {
        for (int time = 0; time < TIMES && step(now); time++) {
            LOG.debug("There is more");
        }
    }

    /// @return whether there may be more
    private boolean step(Instant now) throws SQLException {
        int expected = bills.expect(AT_ONCE, now);
        int returned = bills.giveBack(AT_ONCE, now);
        int turned = bills.turn(AT_ONCE, now);
        int spoken = speak(now);
        return Math.max(expected, Math.max(returned, turned)) == AT_ONCE || spoken > 0;
    }

    /// One thing for each declaration, so that what is said of one comes in its order.
    private int speak(Instant now) throws SQLException {
        LocalDate today = Terms.dayOf(now);
        if (!speaks || !reference.get().parameters().flag("SIM_BILLS", today)) {
            return 0;
        }
        List<Listening> listening = bills.listening(today, OF_A_MESSAGE);
        List<Spoken> spoken = new ArrayList<>();
        List<CEB816Message.Tax> made = new ArrayList<>();
        List<CEB818Message.Tax> became = new ArrayList<>();
        for (Listening one : listening) {
            List<Saying> course = course(one);
            LocalDate before = one.said() == null ? LocalDate.MIN : one.said();
            Saying next = SimulatedTax.next(course, before).orElse(null);
            if (next == null || next.day().isAfter(today)) {
                spoken.add(new Spoken(one.invtNo(), null, next == null ? null : next.day()));
                continue;
            }
            switch (next) {
                case Saying.Bills(LocalDate _, BillNotice notice) ->
                        made.add(
                                BillMessage.of(
                                        one.invtNo(), notice, one.ebcCode(), one.agentCode()));
                case Saying.Reports(LocalDate _, BillStatus status) ->
                        became.add(status(one, status));
            }
            LocalDate later = SimulatedTax.next(course, next.day()).map(Saying::day).orElse(null);
            spoken.add(new Spoken(one.invtNo(), next.day(), later));
        }
        boolean kept =
                (made.isEmpty()
                                || send(
                                        new CEB816Message(
                                                BillMessage.guid(made.toString()), "1.0", made),
                                        now))
                        && (became.isEmpty()
                                || send(
                                        new CEB818Message(
                                                BillMessage.guid(became.toString()), "1.0", became),
                                        now));
        if (!kept) {
            return 0;
        }
        bills.spoken(spoken);
        return listening.size();
    }

    private List<Saying> course(Listening to) {
        Estimate estimate = to.bill().estimate();
        return estimate == null
                ? List.of()
                : SimulatedTax.course(estimate, to.bill().returns(), reference.get().parameters());
    }

    /// What is said of a bill that an officer had made anew is said of the new one.
    private static CEB818Message.Tax status(Listening to, BillStatus status) {
        Estimate estimate = to.bill().estimate();
        BillNotice notice = to.bill().notice();
        String taxNo =
                notice != null && BillMessage.isCorrection(notice.taxNo(), status.taxNo())
                        ? notice.taxNo()
                        : status.taxNo();
        return new CEB818Message.Tax(
                new CEB818Message.TaxHeadStatus(
                        BillMessage.guid("tax status " + taxNo + status.code()),
                        status.at(),
                        to.invtNo(),
                        taxNo,
                        status.code(),
                        status.paymentBook(),
                        estimate == null ? null : estimate.assureCode()));
    }

    /// @return whether it is in the journal
    private <M extends Record & CustomsMessage> boolean send(M message, Instant now) {
        byte[] bytes = XmlWriter.write(message, XmlWriter.Style.DEFAULT_NAMESPACE);
        Root root = message.getClass().getAnnotation(Root.class);
        var arrival =
                new Arrival(
                        CUSTOMS,
                        message.guid(),
                        root.type(),
                        message.documents().size(),
                        new Read(message, null),
                        bytes,
                        now);
        return switch (append(arrival)) {
            case Appended.Stored stored -> true;
            case Appended.GuidTaken taken -> true;
            case Appended.TooMuch tooMuch -> false;
            case Appended.Full full -> false;
            case Appended.Away away -> false;
        };
    }

    /// Whoever is stopped meanwhile says it again the next time.
    private Appended append(Arrival arrival) {
        try {
            return journal.append(arrival);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Appended.Away();
        }
    }
}
