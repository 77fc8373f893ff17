package io.greenway.server.api;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.gateway.GatewayDesk;
import io.greenway.server.gateway.Post;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.Letter;
import io.greenway.server.store.WaitingBills;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The way to a real authority, for people of the zone: what is under way, what did not get
/// through, and sending it again.
@RestController
public final class GatewayController {
    private static final int MOST = 500;

    private final Optional<GatewayDesk> desk;

    /// @param desk empty when the authority is the built-in one
    public GatewayController(Optional<GatewayDesk> desk) {
        this.desk = desk;
    }

    /// How it stands.
    ///
    /// @param authority `gateway` or `built-in`
    /// @param letters how many are how far; all 0 with the built-in authority
    record Standing(String authority, Numbers letters) {}

    /// @param oldest since when the longest unanswered letter waits
    record Numbers(
            long waiting,
            long sent,
            long answered,
            long refused,
            long dead,
            @Nullable Instant oldest) {
        static Numbers of(Letter.Counts counts, long answered) {
            return new Numbers(
                    counts.waiting(),
                    counts.sent(),
                    answered,
                    counts.refused(),
                    counts.dead(),
                    counts.oldest());
        }
    }

    /// Letters, and the number after which the next page begins; empty on the last.
    record Page(List<Item> letters, String next) {}

    /// What came and could not be taken.
    record RefusedAnswers(List<Post.Refused> answers) {}

    /// Tax bills of which nobody knows yet whose they are.
    record Bills(List<WaitingBills.Waiting> bills) {}

    /// What arrives again.
    record Again(String name) {}

    /// A letter, without anything of the document but its business key.
    record Item(
            String number,
            String type,
            String keyCode,
            String keyNumber,
            String platform,
            String order,
            String state,
            int attempts,
            Instant writtenAt,
            @Nullable Instant sentAt,
            @Nullable Instant nextAt,
            @Nullable Instant settledAt,
            String status,
            String remark) {
        static Item of(Letter letter) {
            return new Item(
                    letter.number(),
                    letter.type(),
                    letter.keyCode(),
                    letter.keyNumber(),
                    letter.ebpCode(),
                    letter.orderNo(),
                    letter.state().name().toLowerCase(Locale.ROOT),
                    letter.attempts(),
                    letter.writtenAt(),
                    letter.sentAt(),
                    letter.nextAt(),
                    letter.settledAt(),
                    letter.status(),
                    letter.remark());
        }
    }

    @GetMapping("/api/v1/gateway")
    public ResponseEntity<?> standing(@AuthenticationPrincipal Caller caller) {
        if (!(caller instanceof Caller.Operator)) {
            return OperatorsOnly.answer();
        }
        Letter.Counts counts = desk.map(GatewayDesk::counts).orElse(Letter.Counts.NONE);
        long answered = desk.map(GatewayDesk::answered).orElse(0L);
        return ResponseEntity.ok(
                new Standing(
                        desk.isPresent() ? "gateway" : "built-in", Numbers.of(counts, answered)));
    }

    @GetMapping("/api/v1/gateway/letters")
    public ResponseEntity<?> letters(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "dead") String state,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit)
            throws IOException, SQLException {
        Optional<Letter.State> wanted =
                Arrays.stream(Letter.State.values())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(state))
                        .findFirst();
        if (wanted.isEmpty() || limit < 1 || limit > MOST) {
            return impossible();
        }
        return atTheDesk(
                caller,
                (desk, operator) -> {
                    List<Item> items =
                            desk.letters(wanted.get(), after, limit).stream()
                                    .map(Item::of)
                                    .toList();
                    String next = items.size() < limit ? "" : items.getLast().number();
                    return ResponseEntity.ok(new Page(items, next));
                });
    }

    /// Sends a letter again that was set aside or refused. It is written down who asked for it.
    @PostMapping("/api/v1/gateway/letters/{number}/resend")
    public ResponseEntity<?> resend(
            @AuthenticationPrincipal Caller caller, @PathVariable String number)
            throws IOException, SQLException {
        return atTheDesk(
                caller,
                (desk, operator) ->
                        desk.resend(number, operator.username())
                                .map(GatewayController::resent)
                                .orElseGet(GatewayController::unknown));
    }

    private static ResponseEntity<?> resent(Outcome<Letter> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<Letter>(Letter letter, List<Fault> none) ->
                    ResponseEntity.ok(Item.of(letter));
            case Outcome.Refused<Letter>(List<Fault> faults) ->
                    Problem.answer(
                            Problem.of(
                                    "letter",
                                    "It cannot be sent again",
                                    409,
                                    "Only what was set aside or refused can.",
                                    faults));
        };
    }

    @GetMapping("/api/v1/gateway/answers/refused")
    public ResponseEntity<?> refused(@AuthenticationPrincipal Caller caller)
            throws IOException, SQLException {
        return atTheDesk(
                caller,
                (desk, operator) -> ResponseEntity.ok(new RefusedAnswers(desk.refused(MOST))));
    }

    /// Lets an answer that could not be taken arrive again. It is written down who asked for it.
    @PostMapping("/api/v1/gateway/answers/refused/{name}/retry")
    public ResponseEntity<?> retry(
            @AuthenticationPrincipal Caller caller, @PathVariable String name)
            throws IOException, SQLException {
        return atTheDesk(
                caller,
                (desk, operator) ->
                        desk.retry(name, operator.username())
                                ? ResponseEntity.ok(new Again(name))
                                : unknown());
    }

    @GetMapping("/api/v1/gateway/bills/waiting")
    public ResponseEntity<?> bills(@AuthenticationPrincipal Caller caller)
            throws IOException, SQLException {
        return atTheDesk(
                caller, (desk, operator) -> ResponseEntity.ok(new Bills(desk.bills(MOST))));
    }

    /// What is done at the desk.
    @FunctionalInterface
    private interface Errand {
        ResponseEntity<?> run(GatewayDesk desk, Caller.Operator operator)
                throws IOException, SQLException;
    }

    private ResponseEntity<?> atTheDesk(Caller caller, Errand errand)
            throws IOException, SQLException {
        if (!(caller instanceof Caller.Operator operator)) {
            return OperatorsOnly.answer();
        }
        return desk.isPresent() ? errand.run(desk.get(), operator) : unknown();
    }

    private static ResponseEntity<?> impossible() {
        return Problem.answer(
                Problem.of(
                        "parameters",
                        "Not possible",
                        400,
                        "state must be waiting, sent, answered, refused or dead, and limit 1 to %d."
                                .formatted(MOST)));
    }

    private static ResponseEntity<?> unknown() {
        return Problem.answer(
                Problem.of(
                        "no-such-letter",
                        "No such thing",
                        404,
                        "There is none, or the authority of this platform is the built-in one."));
    }
}
