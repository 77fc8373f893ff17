package io.greenway.server.store;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Filed;
import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.inspection.BatchState;
import io.greenway.core.inspection.ControlOrder;
import io.greenway.core.inspection.Goods;
import io.greenway.core.inspection.OrderCommand;
import io.greenway.core.inspection.OrderEvent;
import io.greenway.core.inspection.OrderLifecycle;
import io.greenway.core.inspection.OrderOutcome;
import io.greenway.core.inspection.OrderReason;
import io.greenway.core.inspection.OrderSubject;
import io.greenway.core.inspection.SampleSize;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Control orders: made, taken on and decided. A decision about a declaration becomes an answer on
/// its way to the door in the same transaction, so it is sent exactly once.
public final class InspectionStore {
    /// Stages in which the declaration is with customs.
    private static final List<String> WITH_CUSTOMS =
            Arrays.stream(Stage.values()).filter(Stage::isWithCustoms).map(Stage::name).toList();

    private static final String INSPECTION_TEXT = "[Code:2500;Desc:布控查验]";
    private static final int DISTRICT_DIGITS = 6;
    private static final int CITY_DIGITS = 4;

    private final DataSource source;
    private final DossierReader dossiers;
    private final Supplier<Reference> reference;
    private final BatchStore batches;

    public InspectionStore(
            DataSource source,
            DossierReader dossiers,
            Supplier<Reference> reference,
            BatchStore batches) {
        this.source = source;
        this.dossiers = dossiers;
        this.reference = reference;
        this.batches = batches;
    }

    /// Who acts.
    ///
    /// @param name enterprise code or login, as it is written into the history
    /// @param enterprise code of the enterprise; null for an officer
    public record Who(String name, @Nullable String enterprise) {}

    /// What the store put down.
    public record Made(long id, ControlOrder order) {}

    /// Orders the inspection of a declaration by hand 人工布控, while customs has it.
    public Outcome<Long> order(String invtNo, String because, Who who, Instant now)
            throws SQLException {
        Optional<DossierReader.Told> told =
                dossiers.of(List.of(invtNo), WITH_CUSTOMS).stream().findFirst();
        if (told.isEmpty()) {
            return refused(
                    Fault.of(
                            FaultCode.INSPECTION_NOT_WITH_CUSTOMS,
                            "/invtNo",
                            invtNo,
                            String.join("|", WITH_CUSTOMS)));
        }
        Dossier dossier = told.get().dossier();
        return Transactions.in(
                source,
                connection -> {
                    Optional<Long> id =
                            put(connection, dossier, OrderReason.MANUAL, because, who.name(), now);
                    if (id.isEmpty()) {
                        return refused(
                                Fault.of(FaultCode.INSPECTION_OPEN, "/invtNo", invtNo, null));
                    }
                    if (dossier.stage() != Stage.INSPECTION) {
                        InspectionMessages.add(connection, invtNo, "500", INSPECTION_TEXT, now);
                    }
                    return new Outcome.Accepted<>(id.get(), List.of());
                });
    }

    /// Puts down an order for a parcel.
    ///
    /// @return empty when it has an open one
    static Optional<Long> put(
            Connection connection,
            Dossier dossier,
            OrderReason reason,
            String because,
            String actor,
            Instant now)
            throws SQLException {
        Inventory inventory = Objects.requireNonNull(dossier.inventory()).document().content();
        String invtNo = Objects.requireNonNull(dossier.invtNo());
        Goods goods = Goods.of(inventory, invtNo);
        List<OrderTable.Line> lines = new ArrayList<>();
        for (int at = 0; at < goods.lines().size(); at++) {
            InventoryList filed = inventory.lines().get(at);
            lines.add(new OrderTable.Line(goods.lines().get(at), filed.gmodel(), filed.unit()));
        }
        return OrderTable.insert(
                connection,
                new OrderEvent.Created(OrderSubject.PARCEL, invtNo, reason, because),
                goods,
                lines,
                new OrderTable.Whereabouts(inventory.head().customsCode(), region(dossier)),
                Terms.dayOf(now),
                actor,
                now);
    }

    /// The city of the consignee, which is all that the inspection may know of the address.
    private static String region(Dossier dossier) {
        Filed<Document.Order> order = dossier.order();
        String district =
                order == null ? null : order.document().content().head().consigneeDistrict();
        return district == null || district.length() != DISTRICT_DIGITS
                ? ""
                : district.substring(0, CITY_DIGITS) + "00";
    }

    /// Takes an order a step on.
    ///
    /// @return empty when there is none that the caller may see
    public Optional<Outcome<Made>> step(long id, OrderCommand command, Who who, Instant now)
            throws SQLException {
        Optional<Outcome<Made>> done =
                Transactions.in(
                        source,
                        connection -> {
                            Optional<OrderTable.Numbered> known = OrderTable.find(connection, id);
                            if (known.isEmpty() || !isOpenTo(known.get(), who)) {
                                return Optional.empty();
                            }
                            if ((command instanceof OrderCommand.Appeal)
                                    != (who.enterprise() != null)) {
                                return Optional.of(notYours(who));
                            }
                            return Optional.of(decide(connection, known.get(), command, who, now));
                        });
        // After the commit: it asks for a connection of its own.
        if (done.isPresent()
                && done.get() instanceof Outcome.Accepted<Made>(Made made, List<Fault> _)
                && made.order().subject() == OrderSubject.BATCH) {
            batches.refresh();
        }
        return done;
    }

    private static boolean isOpenTo(OrderTable.Numbered known, Who who) {
        return who.enterprise() == null || who.enterprise().equals(known.seller());
    }

    /// Only the enterprise appeals, and it does nothing else.
    private static Outcome<Made> notYours(Who who) {
        return new Outcome.Refused<>(
                List.of(
                        Fault.of(
                                FaultCode.INSPECTION_NOT_YOURS,
                                "/step",
                                who.name(),
                                who.enterprise() == null ? "seller" : "officer")));
    }

    private Outcome<Made> decide(
            Connection connection,
            OrderTable.Numbered known,
            OrderCommand command,
            Who who,
            Instant now)
            throws SQLException {
        OrderCommand whole =
                command instanceof OrderCommand.DrawSample draw
                        ? new OrderCommand.DrawSample(
                                draw.pieces(), planned(connection, known, now))
                        : command;
        return switch (OrderLifecycle.decide(known.order(), whole, who.name())) {
            case Outcome.Refused<List<OrderEvent>>(List<Fault> faults) ->
                    new Outcome.Refused<>(faults);
            case Outcome.Accepted<List<OrderEvent>>(List<OrderEvent> events, List<Fault> _) -> {
                ControlOrder order = known.order();
                for (OrderEvent event : events) {
                    order = OrderLifecycle.apply(order, event);
                }
                OrderTable.update(connection, known.id(), order, now);
                OrderTable.record(connection, known.id(), events, who.name(), now);
                for (OrderEvent event : events) {
                    if (event instanceof OrderEvent.OutcomeDecided decided) {
                        carryOut(connection, known, order, decided.outcome(), now);
                    }
                }
                yield new Outcome.Accepted<>(new Made(known.id(), order), List.of());
            }
        };
    }

    private int planned(Connection connection, OrderTable.Numbered known, Instant now) {
        LocalDate day = Terms.dayOf(now);
        List<Integer> sizes = new ArrayList<>();
        Query.run(
                connection,
                "SELECT gcode, quantity FROM inspection_goods WHERE inspection_order = ?",
                select -> select.setLong(1, known.id()),
                row -> {
                    BigDecimal quantity = row.getBigDecimal(2);
                    sizes.add(
                            SampleSize.of(row.getString(1), quantity, reference.get(), day)
                                    .pieces());
                });
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }

    /// A parcel's decision goes to the door; a batch's frees its stock or keeps it. Unsafe
    /// goods are recalled.
    private void carryOut(
            Connection connection,
            OrderTable.Numbered known,
            ControlOrder order,
            OrderOutcome outcome,
            Instant now)
            throws SQLException {
        switch (order.subject()) {
            case PARCEL -> {
                Parameters on = reference.get().parameters();
                LocalDate day = Terms.dayOf(now);
                InspectionMessages.add(
                        connection,
                        order.number(),
                        outcome.status(on, day),
                        outcome.info(on, day),
                        now);
            }
            case BATCH -> {
                BatchState state = BatchState.after(outcome);
                BatchTable.decide(
                        connection, known.seller(), order.number(), state, outcome.isRechecked());
            }
        }
        if (OrderLifecycle.isUnsafe(order)) {
            RecallTable.open(connection, known, now);
        }
    }

    private static Outcome<Long> refused(Fault fault) {
        return new Outcome.Refused<>(List.of(fault));
    }
}
