package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.AccessSearch;
import io.greenway.server.store.ActionTable;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who looked at personal data, and what people did, for people of the zone. That
/// somebody reads these logs is written into the first of them.
@RestController
public final class AuditController {
    private static final int MOST = 200;
    private static final int MOST_LETTERS = 100;
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final AccessSearch search;
    private final ActionTable actions;
    private final AccessLog log;
    private final Clock clock;

    public AuditController(AccessSearch search, ActionTable actions, AccessLog log, Clock clock) {
        this.search = search;
        this.actions = actions;
        this.log = log;
        this.clock = clock;
    }

    /// Actions, newest first.
    ///
    /// @param next where to go on; null when there are no more
    record ActionPage(List<ActionTable.Action> actions, @Nullable Long next) {}

    /// Whether the log of actions is as it was written.
    ///
    /// @param broken positions at which its hashes do not fit, at most the first of them
    record Chain(long actions, boolean intact, List<Long> broken) {}

    /// Looks at personal data, newest first, by days in China.
    @GetMapping("/api/v1/audit/accesses")
    public ResponseEntity<?> accesses(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String enterprise,
            @RequestParam(defaultValue = "") String regulator,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "50") int limit)
            throws SQLException {
        if (!(caller instanceof Caller.Operator operator)) {
            return OperatorsOnly.answer();
        }
        List<String> texts = List.of(person, enterprise, regulator, purpose);
        if (isTooMuch(texts, limit) || isOutside(from) || isOutside(to)) {
            return notPossible();
        }
        note(operator, "audit accesses", texts, from, to);
        return MeController.told(
                search.find(
                        new AccessSearch.Wanted(
                                person,
                                enterprise,
                                regulator,
                                purpose,
                                from == null ? null : begin(from),
                                to == null ? null : begin(to.plusDays(1)),
                                before,
                                limit)));
    }

    /// What people did, newest first, by days in China.
    @GetMapping("/api/v1/audit/actions")
    public ResponseEntity<?> actions(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "50") int limit)
            throws SQLException {
        if (!(caller instanceof Caller.Operator operator)) {
            return OperatorsOnly.answer();
        }
        List<String> texts = List.of(actor, area, subject);
        if (isTooMuch(texts, limit) || isOutside(from) || isOutside(to)) {
            return notPossible();
        }
        note(operator, "audit actions", texts, from, to);
        List<ActionTable.Action> found =
                actions.search(
                        new ActionTable.Wanted(
                                actor,
                                area,
                                subject,
                                from == null ? BEGINNING : begin(from),
                                to == null ? END : begin(to.plusDays(1)),
                                before > 0 ? before : Long.MAX_VALUE,
                                limit));
        Long next = found.size() < limit ? null : found.getLast().id();
        return MeController.told(new ActionPage(found, next));
    }

    /// Computes every hash of the log of actions again.
    @GetMapping("/api/v1/audit/chain")
    public ResponseEntity<?> chain(@AuthenticationPrincipal Caller caller) {
        if (!(caller instanceof Caller.Operator)) {
            return OperatorsOnly.answer();
        }
        long length = actions.length();
        List<Long> broken = actions.broken();
        return MeController.told(
                new Chain(length, broken.isEmpty(), broken.stream().limit(MOST).toList()));
    }

    private static boolean isTooMuch(List<String> texts, int limit) {
        return limit < 1
                || limit > MOST
                || texts.stream()
                        .anyMatch(text -> text.length() > MOST_LETTERS || text.contains("\0"));
    }

    private static boolean isOutside(@Nullable LocalDate day) {
        return day != null && (begin(day).isBefore(BEGINNING) || !begin(day).isBefore(END));
    }

    private static ResponseEntity<?> notPossible() {
        return Problem.answer(
                Problem.of(
                        "parameters",
                        "Not possible",
                        400,
                        "limit must be 1 to %d, texts at most %d letters, days from 2000 on."
                                .formatted(MOST, MOST_LETTERS)));
    }

    /// Before anything is answered.
    private void note(
            Caller.Operator operator,
            String view,
            List<String> texts,
            @Nullable LocalDate from,
            @Nullable LocalDate to)
            throws SQLException {
        String asked =
                Stream.concat(texts.stream(), Stream.of(day(from), day(to)))
                        .map(text -> text.isEmpty() ? "-" : text)
                        .collect(Collectors.joining(" "));
        log.note(operator.username(), operator.role(), view, asked, clock.instant());
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(Terms.CHINA).toInstant();
    }
}
