package io.greenway.server.store;

import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.PaymentReview;
import io.greenway.core.desk.TaskKind;
import io.greenway.core.exchange.BalanceRecord;
import io.greenway.core.exchange.Declared;
import io.greenway.core.exchange.ExchangeTerms;
import io.greenway.core.exchange.Remittance;
import io.greenway.core.exchange.RemittanceActor;
import io.greenway.core.exchange.RemittanceCommand;
import io.greenway.core.exchange.RemittanceEvent;
import io.greenway.core.exchange.RemittanceLifecycle;
import io.greenway.core.exchange.RemittanceRequest;
import io.greenway.core.exchange.RemittanceStage;
import io.greenway.core.exchange.SimulatedExchange;
import io.greenway.core.party.CreditClass;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Payments abroad: decided one at a time, so that what one sees of the others is true when it is
/// committed.
public final class RemittanceStore {
    private static final String PREFIX = "FX";

    private final DataSource source;
    private final ReleaseTable releases;
    private final ArrivedReturns returns;
    private final Supplier<Reference> reference;
    private final Supplier<Registry> registry;
    private final DeskStore desk;
    private final ReentrantLock turn = new ReentrantLock(true);

    /// Takes from one payment at a time.
    ///
    /// @param codec reads events; its documents should not be those of the pump, which would wait
    /// @param reference as it is now; what people change holds for the next payment
    /// @param desk where payments in review are laid
    public RemittanceStore(
            DataSource source,
            ReleaseTable releases,
            EventCodec codec,
            Supplier<Reference> reference,
            Supplier<Registry> registry,
            DeskStore desk) {
        this.source = source;
        this.releases = releases;
        this.returns = new ArrivedReturns(source, codec);
        this.reference = reference;
        this.registry = registry;
        this.desk = desk;
    }

    /// Who acts.
    ///
    /// @param name enterprise code or login, as it is written into the history
    /// @param enterprise code of the enterprise; null for the officer
    public record Who(String name, @Nullable String enterprise) {
        /// What that enterprise is to the payment.
        RemittanceActor to(RemittanceRequest request) {
            if (enterprise == null) {
                return RemittanceActor.OFFICER;
            }
            return enterprise.equals(request.payerCode())
                    ? RemittanceActor.PAYER
                    : RemittanceActor.BANK;
        }
    }

    /// The number of a payment as people know it, such as `FX17`.
    public static String number(long id) {
        return PREFIX + id;
    }

    /// The number within the database; 0, which none has, when it is of another form.
    public static long id(String number) {
        return number.matches(PREFIX + "[0-9]{1,18}")
                ? Long.parseLong(number.substring(PREFIX.length()))
                : 0;
    }

    /// A payment and its number.
    public record Numbered(long id, Remittance remittance) {}

    /// Asks for a payment. The same request again gives the same payment.
    public Outcome<Numbered> request(RemittanceRequest request, Who who, Instant now)
            throws SQLException {
        return inTurn(
                connection -> {
                    Optional<Numbered> known = RemittanceTable.find(connection, request);
                    if (known.isPresent()) {
                        return known.get().remittance().request().equals(request)
                                ? new Outcome.Accepted<>(known.get(), List.of())
                                : refused(
                                        Fault.of(
                                                FaultCode.FX_REFERENCE_REUSED,
                                                "/reference",
                                                request.reference(),
                                                null));
                    }
                    ExchangeTerms terms = terms(connection, request, null, now);
                    return decide(
                            connection,
                            null,
                            new RemittanceCommand.Request(request),
                            terms,
                            who,
                            now);
                });
    }

    /// Takes a payment a step on. What foreign exchange answers is no step: it comes from the desk,
    /// where two officers are needed, or from the built-in authority.
    ///
    /// @return empty when there is none that the caller may see
    public Optional<Outcome<Numbered>> step(
            long id, RemittanceCommand command, Who who, Instant now) throws SQLException {
        return inTurn(
                connection -> {
                    Optional<Numbered> known =
                            RemittanceTable.find(connection, id, who.enterprise());
                    if (known.isEmpty()) {
                        return Optional.empty();
                    }
                    RemittanceRequest request = known.get().remittance().request();
                    RemittanceActor actor = who.to(request);
                    if (actor != command.by() || command instanceof RemittanceCommand.Answer) {
                        return Optional.of(
                                refused(
                                        Fault.of(
                                                FaultCode.FX_NOT_YOUR_STEP,
                                                "/step",
                                                actor.name(),
                                                command.by().name())));
                    }
                    ExchangeTerms terms = terms(connection, request, id, now);
                    return Optional.of(decide(connection, known.get(), command, terms, who, now));
                });
    }

    private ExchangeTerms terms(
            Connection connection, RemittanceRequest request, @Nullable Long id, Instant now)
            throws SQLException {
        List<String> invtNos =
                request.lines().stream().map(RemittanceRequest.Line::invtNo).toList();
        releases.complete(connection, invtNos);
        returns.complete(connection, invtNos);
        Map<String, Declared> declarations = DeclaredTable.of(connection, invtNos);
        LocalDate day = Terms.dayOf(now);
        Reference current = reference.get();
        BigDecimal cap = current.parameters().number("FX_TXN_LIMIT", day);
        BigDecimal sameDay =
                id == null
                        ? RemittanceTable.sameDay(connection, request, day, cap)
                        : BigDecimal.ZERO;
        return new ExchangeTerms(current, registry.get(), declarations, sameDay, day);
    }

    /// Lays payments in review on the desk that do not lie there: those from before there were such
    /// tasks.
    void lay(List<Long> ids, Instant now) throws SQLException {
        inTurn(
                connection -> {
                    for (long id : ids) {
                        Numbered known = RemittanceTable.find(connection, id, null).orElseThrow();
                        follow(connection, null, known, now);
                    }
                    return ids;
                });
    }

    /// Takes the records of payments that are reported; one that is not any more is left alone.
    void settle(List<Long> ids, String actor, Instant now) throws SQLException {
        inTurn(
                connection -> {
                    for (long id : ids) {
                        Numbered known = RemittanceTable.find(connection, id, null).orElseThrow();
                        BalanceRecord balance = known.remittance().balance();
                        if (balance != null) {
                            String receipt = SimulatedExchange.receipt(balance);
                            var settle = new RemittanceCommand.Settle(receipt);
                            answer(connection, known, settle, actor, now);
                        }
                    }
                    return ids;
                });
    }

    /// Applies an answer of foreign exchange, in a transaction that holds the payments.
    static Outcome<Numbered> answer(
            Connection connection,
            Numbered before,
            RemittanceCommand.Answer answer,
            String actor,
            Instant now)
            throws SQLException {
        return switch (RemittanceLifecycle.answer(before.remittance(), answer)) {
            case Outcome.Refused<List<RemittanceEvent>>(List<Fault> faults) ->
                    new Outcome.Refused<>(faults);
            case Outcome.Accepted<List<RemittanceEvent>>(
                            List<RemittanceEvent> events,
                            List<Fault> _) -> {
                Remittance after = before.remittance();
                for (RemittanceEvent event : events) {
                    after = RemittanceLifecycle.apply(after, event);
                }
                RemittanceTable.update(connection, before.id(), after, now);
                RemittanceTable.record(connection, before.id(), events, actor, now);
                yield new Outcome.Accepted<>(new Numbered(before.id(), after), List.of());
            }
        };
    }

    private Outcome<Numbered> decide(
            Connection connection,
            @Nullable Numbered before,
            RemittanceCommand command,
            ExchangeTerms terms,
            Who who,
            Instant now)
            throws SQLException {
        Remittance remittance = remittance(before);
        return switch (RemittanceLifecycle.decide(remittance, command, terms)) {
            case Outcome.Refused<List<RemittanceEvent>>(List<Fault> faults) ->
                    new Outcome.Refused<>(faults);
            case Outcome.Accepted<List<RemittanceEvent>>(
                            List<RemittanceEvent> events,
                            List<Fault> _) -> {
                for (RemittanceEvent event : events) {
                    remittance = RemittanceLifecycle.apply(remittance, event);
                }
                Remittance after = Objects.requireNonNull(remittance);
                long id =
                        before == null
                                ? RemittanceTable.insert(connection, after, terms, now)
                                : RemittanceTable.update(connection, before.id(), after, now);
                RemittanceTable.record(connection, id, events, who.name(), now);
                follow(connection, remittance(before), new Numbered(id, after), now);
                yield new Outcome.Accepted<>(new Numbered(id, after), List.of());
            }
        };
    }

    private static @Nullable Remittance remittance(@Nullable Numbered one) {
        return one == null ? null : one.remittance();
    }

    /// What comes to review lies on the desk, and what the payer takes back does not any more.
    private void follow(
            Connection connection, @Nullable Remittance before, Numbered after, Instant now)
            throws SQLException {
        boolean was = before != null && before.stage() == RemittanceStage.REVIEW;
        boolean is = after.remittance().stage() == RemittanceStage.REVIEW;
        String number = number(after.id());
        if (is && !was) {
            String payer = after.remittance().request().payerCode();
            CreditClass credit = registry.get().trust(payer, payer, Terms.dayOf(now)).credit();
            desk.open(connection, PaymentReview.opening(number, after.remittance(), credit), now);
        } else if (was && !is) {
            DeskTable.withdrawAbout(
                    connection,
                    TaskKind.EXCHANGE_REVIEW,
                    number,
                    after.remittance().stage().name(),
                    now);
        }
    }

    private static <T> Outcome<T> refused(Fault fault) {
        return new Outcome.Refused<>(List.of(fault));
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /// Who waits for a turn holds no connection meanwhile: many who ask at once would otherwise
    /// leave none to the pump. The table's lock holds against another server.
    private <T> T inTurn(Work<T> work) throws SQLException {
        turn.lock();
        try {
            return alone(work);
        } finally {
            turn.unlock();
        }
    }

    private <T> T alone(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                RemittanceTable.hold(connection);
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (StoreFailure failed) {
                connection.rollback();
                throw new SQLException(failed.getCause());
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }
}
