package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.ledger.Statement;
import io.greenway.core.party.Enterprise;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.StatementStore;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Statements of the ledgers: of a guarantee, for its enterprise and for operators; of a quota by
/// its pseudonym, for operators alone. Each balance is the sum of the moves above it.
@RestController
public final class LedgerController {
    /// Most moves of a statement.
    static final int MOST = 50_000;

    private final StatementStore statements;
    private final AccessLog log;
    private final Clock clock;

    public LedgerController(StatementStore statements, AccessLog log, Clock clock) {
        this.statements = statements;
        this.log = log;
        this.clock = clock;
    }

    /// A statement. Amounts are CNY.
    record View(
            String account,
            Instant from,
            Instant to,
            String opening,
            String closing,
            List<Line> moves) {
        static View of(Statement statement) {
            return new View(
                    statement.account(),
                    statement.from(),
                    statement.to(),
                    statement.opening().toString(),
                    statement.closing().toString(),
                    statement.lines().stream().map(Line::of).toList());
        }
    }

    /// A move.
    record Line(
            Instant at,
            String kind,
            String platform,
            String orderNo,
            String effect,
            String balance) {
        static Line of(Statement.Line line) {
            return new Line(
                    line.at(),
                    line.kind().name(),
                    line.dossier().ebpCode(),
                    line.dossier().orderNo(),
                    line.effect().toString(),
                    line.balance().toString());
        }
    }

    @GetMapping("/api/v1/ledgers/guarantees/{code}")
    public ResponseEntity<?> guarantee(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String code,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(defaultValue = "json") String format)
            throws SQLException {
        if (caller instanceof Caller.OfEnterprise(Enterprise enterprise)
                && !enterprise.code().equals(code)) {
            return Problem.answer(
                    Problem.of("no-such-account", "No such account", 404, "It is not yours."));
        }
        if (caller instanceof Caller.Operator operator) {
            log.note(
                    operator.username(),
                    operator.role(),
                    "guarantee statement",
                    code,
                    clock.instant());
        }
        Instant first = from.atStartOfDay(Terms.CHINA).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(Terms.CHINA).toInstant();
        return answer(statements.guarantee(code, first, end, MOST), format);
    }

    @GetMapping("/api/v1/ledgers/quotas/{buyer}")
    public ResponseEntity<?> quota(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String buyer,
            @RequestParam int year,
            @RequestParam @Nullable String purpose,
            @RequestParam(defaultValue = "json") String format)
            throws SQLException {
        if (!(caller instanceof Caller.Operator operator)) {
            return Problem.answer(
                    Problem.of(
                            "forbidden",
                            "Not for you",
                            403,
                            "A buyer's quota is for operators by its pseudonym, and for the buyer"
                                    + " with a proof at /api/v1/services/quota."));
        }
        Optional<Purpose> said = Purpose.said(purpose);
        if (said.isEmpty()) {
            return Purpose.missing();
        }
        log.note(
                operator.username(),
                operator.role(),
                "quota statement",
                buyer + ":" + year,
                said.get().text(),
                clock.instant());
        return answer(statements.quota(buyer, year, Terms.CHINA, MOST), format);
    }

    private static ResponseEntity<?> answer(Optional<Statement> statement, String format) {
        if (statement.isEmpty()) {
            return Problem.answer(
                    Problem.of(
                            "parameters",
                            "Not possible",
                            400,
                            "More than " + MOST + " moves; ask for fewer days."));
        }
        return format.equals("csv") ? csv(statement.get()) : json(statement.get());
    }

    private static ResponseEntity<?> json(Statement statement) {
        return ResponseEntity.ok(View.of(statement));
    }

    private static ResponseEntity<?> csv(Statement statement) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                .body(statement.csv());
    }

    /// What the buyer is shown of a statement.
    static @Nullable List<Line> lines(Optional<Statement> statement) {
        return statement.map(one -> View.of(one).moves()).orElse(null);
    }
}
