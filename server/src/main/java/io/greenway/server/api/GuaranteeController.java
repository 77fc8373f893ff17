package io.greenway.server.api;

import io.greenway.core.ledger.GuaranteeChange;
import io.greenway.core.ledger.GuaranteeChange.State;
import io.greenway.core.money.Money;
import io.greenway.core.party.Enterprise;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.intake.Caller;
import io.greenway.server.intake.Participants;
import io.greenway.server.registry.GuaranteeDesk;
import io.greenway.server.store.ParticipantTables;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Changes of guarantees by people of the zone: one enters, another approves.
@RestController
public final class GuaranteeController {
    private static final int MOST_SHOWN = 100;
    private static final int MOST_NOTE = 200;
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    private final GuaranteeDesk desk;
    private final Participants participants;
    private final ParticipantTables tables;
    private final JsonMapper json;

    public GuaranteeController(
            GuaranteeDesk desk,
            Participants participants,
            ParticipantTables tables,
            JsonMapper json) {
        this.desk = desk;
        this.participants = participants;
        this.tables = tables;
        this.json = json;
    }

    /// What is asked for.
    record Wanted(@Nullable BigDecimal limit, @Nullable LocalDate validTo, @Nullable String note) {}

    /// A change. Amounts are CNY.
    record View(
            long id,
            String code,
            String limit,
            LocalDate validTo,
            String note,
            String state,
            String enteredBy,
            Instant enteredAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {
        static View of(GuaranteeChange one) {
            return new View(
                    one.id(),
                    one.code(),
                    one.limit().toString(),
                    one.validTo(),
                    one.note(),
                    one.state().name().toLowerCase(Locale.ROOT),
                    one.enteredBy(),
                    one.enteredAt(),
                    one.decidedBy(),
                    one.decidedAt());
        }
    }

    /// Changes, newest first.
    record Changes(List<View> changes) {}

    @GetMapping("/api/v1/guarantees/{code}/changes")
    public ResponseEntity<?> changes(
            @AuthenticationPrincipal Caller caller, @PathVariable String code) {
        return caller instanceof Caller.Operator
                ? ResponseEntity.ok(
                        new Changes(
                                desk.of(code).stream().limit(MOST_SHOWN).map(View::of).toList()))
                : OperatorsOnly.answer();
    }

    @PostMapping(
            path = "/api/v1/guarantees/{code}/changes",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> enter(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String code,
            HttpServletRequest request)
            throws IOException, SQLException {
        if (!(caller instanceof Caller.Operator operator)) {
            return OperatorsOnly.answer();
        }
        Optional<Enterprise> known = participants.registry().find(code);
        if (known.isEmpty()) {
            return unknown("The registry has no enterprise of this code.");
        }
        tables.ensure(code, known.get().name());
        return SmallBody.<Wanted, SQLException>read(
                request, json, Wanted.class, wanted -> enter(code, wanted, operator.username()));
    }

    private ResponseEntity<?> enter(String code, Wanted wanted, String by) throws SQLException {
        BigDecimal limit = wanted.limit();
        LocalDate validTo = wanted.validTo();
        String note = wanted.note() == null ? "" : wanted.note().strip();
        if (limit == null
                || validTo == null
                || limit.signum() < 0
                || limit.scale() > 2
                || limit.compareTo(MOST) > 0
                || note.isEmpty()
                || note.length() > MOST_NOTE) {
            return Problem.answer(
                    Problem.of(
                            "parameters",
                            "Not possible",
                            400,
                            "limit is an amount of CNY with at most two decimals and not below 0,"
                                    + " validTo a day, note says why in at most 200 characters."));
        }
        return answer(desk.enter(code, Money.of(limit), validTo, note, by), 201);
    }

    @PostMapping("/api/v1/guarantees/{code}/changes/{id}/approval")
    public ResponseEntity<?> approve(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String code,
            @PathVariable long id)
            throws SQLException {
        return decide(caller, code, id, State.APPROVED);
    }

    @PostMapping("/api/v1/guarantees/{code}/changes/{id}/rejection")
    public ResponseEntity<?> reject(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String code,
            @PathVariable long id)
            throws SQLException {
        return decide(caller, code, id, State.REJECTED);
    }

    private ResponseEntity<?> decide(Caller caller, String code, long id, State to)
            throws SQLException {
        if (!(caller instanceof Caller.Operator operator)) {
            return OperatorsOnly.answer();
        }
        Optional<Outcome<GuaranteeChange>> decided = desk.decide(code, id, to, operator.username());
        return decided.isPresent()
                ? answer(decided.get(), 200)
                : unknown("The guarantee has no change of this number.");
    }

    private static ResponseEntity<?> answer(Outcome<GuaranteeChange> outcome, int status) {
        return switch (outcome) {
            case Outcome.Accepted<GuaranteeChange>(GuaranteeChange change, List<Fault> none) ->
                    ResponseEntity.status(status).body(View.of(change));
            case Outcome.Refused<GuaranteeChange>(List<Fault> faults) ->
                    Problem.answer(
                            Problem.of(
                                    "guarantee",
                                    "The guarantee stays as it is",
                                    409,
                                    "Every reason is listed.",
                                    faults));
        };
    }

    private static ResponseEntity<Problem> unknown(String detail) {
        return Problem.answer(Problem.of("no-such-guarantee", "Not there", 404, detail));
    }
}
