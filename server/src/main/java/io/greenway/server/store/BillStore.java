package io.greenway.server.store;

import io.greenway.core.bill.Bill;
import io.greenway.core.bill.BillCommand;
import io.greenway.core.bill.BillEvent;
import io.greenway.core.bill.BillLifecycle;
import io.greenway.core.bill.BillStage;
import io.greenway.core.bill.Estimate;
import io.greenway.core.bill.SimulatedTax;
import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.tax.Deadlines;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Tax bills: what the platform computed, what customs billed, and what time does to them. Decided
/// one batch at a time, beside the way of the declarations.
public final class BillStore {
    private static final String CUSTOMS = "customs";
    private static final String PLATFORM = "greenway";

    private final DataSource source;
    private final Supplier<Reference> reference;
    private final UnaryOperator<String> buyers;
    private final ArrivedReturns arrived;
    private final boolean foreign;
    private final Unbilled unbilled = new Unbilled();
    private final ReentrantLock turn = new ReentrantLock(true);

    /// @param buyers makes the tax lane's pseudonym out of that of the quota
    /// @param codec reads events; its documents should not be those of the pump, which would wait
    /// @param foreign whether bills name inventories by numbers of a real authority
    public BillStore(
            DataSource source,
            Supplier<Reference> reference,
            UnaryOperator<String> buyers,
            EventCodec codec,
            boolean foreign) {
        this.source = source;
        this.reference = reference;
        this.buyers = buyers;
        this.arrived = new ArrivedReturns(source, codec);
        this.foreign = foreign;
    }

    /// How far the journal was read for bills.
    public long position() throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<Long> found = new ArrayList<>();
            Query.run(
                    connection,
                    "SELECT position FROM tax_progress",
                    select -> {},
                    row -> found.add(row.getLong(1)));
            return found.getFirst();
        }
    }

    /// Positions of bills and their statuses, in order.
    public List<Long> unread(long after, long upTo, int limit) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    """
                    SELECT position FROM journal
                    WHERE position > ? AND position <= ? AND message_type IN ('CEB816', 'CEB818')
                    ORDER BY position LIMIT ?
                    """,
                    select -> {
                        select.setLong(1, after);
                        select.setLong(2, upTo);
                        select.setInt(3, limit);
                    },
                    row -> found.add(row.getLong(1)));
        }
        return found;
    }

    /// Takes what a message of customs says and moves on in the journal, or neither.
    public void take(List<BillRecord> records, long before, long position, Instant at)
            throws SQLException {
        Map<String, List<BillCommand>> commands = new LinkedHashMap<>();
        for (BillRecord one : records) {
            commands.computeIfAbsent(one.number(), first -> new ArrayList<>())
                    .addAll(one.commands());
        }
        inTurn(
                connection -> {
                    decide(connection, commands, Map.of(), CUSTOMS, at);
                    move(connection, before, position);
                    return position;
                });
    }

    /// Keeps what a message of a real authority says until it is known whose its numbers are, and
    /// moves on in the journal, or neither.
    public void await(List<BillRecord> records, long before, long position, Instant at)
            throws SQLException {
        inTurn(
                connection -> {
                    WaitingBills.enter(connection, records, position, at);
                    move(connection, before, position);
                    return position;
                });
    }

    /// Takes what waited of a message and is known now.
    ///
    /// @param records all of the message
    public void take(List<WaitingBills.Known> known, List<BillRecord> records, Instant at)
            throws SQLException {
        Map<String, List<BillCommand>> commands = new LinkedHashMap<>();
        for (WaitingBills.Known one : known) {
            commands.computeIfAbsent(one.invtNo(), first -> new ArrayList<>())
                    .addAll(records.get(one.index()).commands());
        }
        inTurn(
                connection -> {
                    decide(connection, commands, Map.of(), CUSTOMS, at);
                    WaitingBills.done(connection, known);
                    return known.size();
                });
    }

    /// There is nothing up to a position.
    public void moveOn(long before, long position) throws SQLException {
        inTurn(
                connection -> {
                    move(connection, before, position);
                    return position;
                });
    }

    private static void move(Connection connection, long before, long position)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE tax_progress SET position = ? WHERE position = ?")) {
            update.setLong(1, position);
            update.setLong(2, before);
            if (update.executeUpdate() != 1) {
                throw new SQLException("another server works on this database");
            }
        }
    }

    /// Puts down what the platform computed for declarations released on days that are over.
    ///
    /// @return how many
    public int expect(int limit, Instant now) throws SQLException {
        return inTurn(
                connection -> {
                    Map<String, Expected> released =
                            unbilled.next(
                                    connection, Terms.dayOf(now), limit, buyers, this::deadlines);
                    Map<String, List<BillCommand>> commands = new LinkedHashMap<>();
                    released.forEach(
                            (invtNo, one) ->
                                    commands.put(
                                            invtNo,
                                            List.of(new BillCommand.Expect(one.estimate()))));
                    decide(connection, commands, released, PLATFORM, now);
                    return released.size();
                });
    }

    private Deadlines deadlines(LocalDate releasedOn) {
        return Deadlines.of(releasedOn, parameters());
    }

    /// A release that has no bill yet.
    record Expected(Estimate estimate, BillTable.Parties parties) {}

    /// Takes goods that came back out of the bills, and down for the regulators.
    ///
    /// @return how many declarations were looked at
    public int giveBack(int limit, Instant now) throws SQLException {
        ArrivedReturns.Found found = arrived.next(limit);
        if (found.places().isEmpty()) {
            return 0;
        }
        Map<String, List<BillCommand>> commands = new LinkedHashMap<>();
        found.returns()
                .forEach(
                        (invtNo, returns) ->
                                commands.put(
                                        invtNo,
                                        returns.stream()
                                                .<BillCommand>map(BillCommand.GiveBack::new)
                                                .toList()));
        return inTurn(
                connection -> {
                    decide(connection, commands, Map.of(), PLATFORM, now);
                    ReturnTable.put(connection, found.goods());
                    ArrivedReturns.done(connection, found.places());
                    return found.places().size();
                });
    }

    /// Lets time do what it does: bills become payable, then overdue.
    ///
    /// @return how many were looked at
    public int turn(int limit, Instant now) throws SQLException {
        LocalDate day = Terms.dayOf(now);
        return inTurn(
                connection -> {
                    Map<String, List<BillCommand>> commands = new LinkedHashMap<>();
                    Query.run(
                            connection,
                            """
                            SELECT invt_no FROM tax_bill WHERE turns_on <= ?
                            ORDER BY turns_on, invt_no LIMIT ?
                            """,
                            select -> {
                                select.setDate(1, Date.valueOf(day));
                                select.setInt(2, limit);
                            },
                            row ->
                                    commands.put(
                                            row.getString(1), List.of(new BillCommand.Turn(day))));
                    decide(connection, commands, Map.of(), PLATFORM, now);
                    return commands.size();
                });
    }

    private void decide(
            Connection connection,
            Map<String, List<BillCommand>> commands,
            Map<String, Expected> released,
            String actor,
            Instant now)
            throws SQLException {
        if (commands.isEmpty()) {
            return;
        }
        Map<String, BillTable.Held> held = BillTable.load(connection, commands.keySet());
        List<BillTable.Changed> changed = new ArrayList<>();
        List<String> paid = new ArrayList<>();
        Map<String, Integer> apart = new LinkedHashMap<>();
        for (Map.Entry<String, List<BillCommand>> one : commands.entrySet()) {
            String invtNo = one.getKey();
            BillTable.Held before = held.getOrDefault(invtNo, BillTable.Held.NONE);
            Bill bill = before.bill();
            List<BillEvent> events = new ArrayList<>();
            for (BillCommand command : one.getValue()) {
                for (BillEvent event :
                        BillLifecycle.decide(bill, command, parameters(), Terms.dayOf(now))) {
                    events.add(event);
                    bill = BillLifecycle.apply(bill, event);
                }
            }
            if (bill.stage() == BillStage.PAID && events.stream().anyMatch(this::isForDossier)) {
                paid.add(invtNo);
            }
            if (!bill.gap().equals(before.bill().gap()) || isReplaced(before.bill(), bill)) {
                apart.put(invtNo, before.rows() + 1);
            }
            if (!events.isEmpty()) {
                Expected expected = released.get(invtNo);
                changed.add(
                        new BillTable.Changed(
                                invtNo,
                                new BillTable.Held(bill, before.rows(), before.said()),
                                events,
                                expected == null ? null : expected.parties(),
                                saysOn(bill, before.said(), events)));
            }
        }
        BillTable.write(connection, changed, actor, now);
        WaitingBills.enterPaid(connection, paid);
        BillEnquiries.lookAt(connection, apart);
    }

    /// A bill that is as wrong as the one before it is asked about anew.
    private static boolean isReplaced(Bill before, Bill after) {
        return !after.gap().isZero() && before.version() != after.version();
    }

    /// The pump tells a dossier what customs says of its tax, except of what it cannot know yet: a
    /// real authority's number, and a release that comes after the payment.
    private boolean isForDossier(BillEvent event) {
        return event instanceof BillEvent.Estimated || (foreign && event instanceof BillEvent.Paid);
    }

    /// The day on which the built-in authority speaks next, when that may be another one now.
    private @Nullable LocalDate saysOn(
            Bill bill, @Nullable LocalDate said, List<BillEvent> events) {
        Estimate estimate = bill.estimate();
        boolean other =
                events.stream()
                        .anyMatch(
                                event ->
                                        event instanceof BillEvent.Estimated
                                                || event instanceof BillEvent.GoodsReturned);
        if (!other || estimate == null) {
            return null;
        }
        return SimulatedTax.next(
                        SimulatedTax.course(estimate, bill.returns(), parameters()),
                        said == null ? LocalDate.MIN : said)
                .map(SimulatedTax.Saying::day)
                .orElse(null);
    }

    private Parameters parameters() {
        return reference.get().parameters();
    }

    /// A declaration of which the built-in authority has something to say.
    ///
    /// @param said day of what it said last; null when nothing
    public record Listening(
            String invtNo, Bill bill, String ebcCode, String agentCode, @Nullable LocalDate said) {}

    /// Declarations of which the built-in authority has something to say on a day.
    public List<Listening> listening(LocalDate day, int limit) throws SQLException {
        List<Listening> found = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Map<String, Listening> rows = Unbilled.listening(connection, day, limit);
            Map<String, BillTable.Held> bills = BillTable.load(connection, rows.keySet());
            rows.forEach(
                    (invtNo, one) ->
                            found.add(
                                    new Listening(
                                            invtNo,
                                            bills.getOrDefault(invtNo, BillTable.Held.NONE).bill(),
                                            one.ebcCode(),
                                            one.agentCode(),
                                            one.said())));
        }
        return found;
    }

    /// What the built-in authority did about a declaration.
    ///
    /// @param day of what it said; null when it said nothing
    /// @param next when it speaks again; null when it has said everything
    public record Spoken(String invtNo, @Nullable LocalDate day, @Nullable LocalDate next) {}

    /// The built-in authority has spoken.
    public void spoken(List<Spoken> all) throws SQLException {
        if (!all.isEmpty()) {
            try (Connection connection = source.getConnection()) {
                Unbilled.spoken(connection, all);
            }
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private static void lock(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("LOCK TABLE tax_bill IN SHARE ROW EXCLUSIVE MODE");
        }
    }

    /// Who waits for a turn holds no connection meanwhile.
    private <T> T inTurn(Work<T> work) throws SQLException {
        turn.lock();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Query.plainPlans(connection);
                lock(connection);
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (StoreFailure failed) {
                unbilled.forget();
                connection.rollback();
                throw new SQLException(failed.getCause());
            } catch (SQLException | RuntimeException failed) {
                unbilled.forget();
                connection.rollback();
                throw failed;
            }
        } finally {
            turn.unlock();
        }
    }
}
