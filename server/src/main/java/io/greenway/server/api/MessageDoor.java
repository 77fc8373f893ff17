package io.greenway.server.api;

import io.greenway.core.spec.Fault;
import io.greenway.server.intake.Answer;
import io.greenway.server.intake.Caller;
import io.greenway.server.intake.Intake;
import io.greenway.server.observe.Flow;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// `POST /api/v1/messages`: the door.
@RestController
public final class MessageController {
    private final Intake intake;
    private final Flow flow;
    private final JsonMapper json;

    public MessageController(Intake intake, Flow flow, JsonMapper json) {
        this.intake = intake;
        this.flow = flow;
        this.json = json;
    }

    /// Takes one CEB message, plain or gzip, as it is or in a DXP envelope.
    @PostMapping(path = "/api/v1/messages", consumes = MediaType.APPLICATION_XML_VALUE)
    public ResponseEntity<?> post(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws IOException, InterruptedException {
        if (!(caller instanceof Caller.OfEnterprise(var enterprise))) {
            return problem(
                    Problem.of(
                            "forbidden",
                            "Not for you",
                            403,
                            "Messages come from enterprises, with their API key."));
        }
        String encoding =
                Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_ENCODING))
                        .orElse("identity")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        if (!List.of("identity", "gzip").contains(encoding)) {
            return problem(
                    Problem.of(
                            "unsupported-encoding",
                            "Unknown content encoding",
                            415,
                            "Send the message plain or with Content-Encoding: gzip."),
                    HttpHeaders.ACCEPT_ENCODING,
                    "gzip");
        }
        try (InputStream body = request.getInputStream();
                Flow.Visit visit = flow.enter(request::getHeader)) {
            Answer answer = intake.receive(enterprise, body, encoding.equals("gzip"));
            tell(visit, answer);
            return response(answer);
        }
    }

    private static void tell(Flow.Visit visit, Answer answer) {
        switch (answer) {
            case Answer.Accepted taken ->
                    visit.accepted(Intake.position(taken.messageId()), taken.documents());
            case Answer.Malformed refused -> visit.refused("malformed", numbers(refused.faults()));
            case Answer.EnvelopeRefused refused ->
                    visit.refused("envelope", numbers(refused.faults()));
            case Answer.Forbidden refused -> visit.refused("forbidden", numbers(refused.faults()));
            case Answer.GuidReused refused ->
                    visit.refused("guid-reused", numbers(List.of(refused.fault())));
            case Answer.TooLarge tooLarge -> visit.refused("too-large", List.of());
            case Answer.TooMany tooMany -> visit.refused("too-many", List.of());
            case Answer.Busy busy -> visit.refused("busy", List.of());
        }
    }

    private static List<Integer> numbers(List<Fault> faults) {
        return faults.stream().map(fault -> fault.code().number()).toList();
    }

    /// What was taken is answered with its length, in one piece; in chunks it would take two.
    private ResponseEntity<?> response(Answer answer) {
        return switch (answer) {
            case Answer.Accepted accepted ->
                    ResponseEntity.status(HttpStatus.ACCEPTED)
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(json.writeValueAsBytes(accepted));
            case Answer.Malformed malformed ->
                    problem(
                            Problem.of(
                                            "malformed",
                                            "Not a proper message",
                                            400,
                                            "The message breaks the published format; nothing of"
                                                    + " it was taken.",
                                            malformed.faults())
                                    .withCeb900(malformed.ceb900()));
            case Answer.EnvelopeRefused refused ->
                    problem(
                            Problem.of(
                                            "envelope",
                                            "Not a proper envelope",
                                            400,
                                            "The transport envelope cannot be taken; nothing of it"
                                                    + " was taken.",
                                            refused.faults())
                                    .withDxpRep(refused.dxpRep()));
            case Answer.Forbidden forbidden ->
                    problem(
                            Problem.of(
                                    "not-your-document",
                                    "The sender may not send this",
                                    403,
                                    "A document comes from the party it declares; nothing of the"
                                            + " message was taken.",
                                    forbidden.faults()));
            case Answer.GuidReused reused ->
                    problem(
                            Problem.of(
                                    "guid-reused",
                                    "This guid was used before",
                                    409,
                                    "An earlier message of yours had this guid and other bytes."
                                            + " Send with a new guid.",
                                    List.of(reused.fault())));
            case Answer.TooLarge tooLarge ->
                    problem(
                            Problem.of(
                                    "too-large",
                                    "The message is too large",
                                    413,
                                    "A message may have at most %d bytes, unpacked."
                                            .formatted(tooLarge.limit())));
            case Answer.TooMany tooMany ->
                    problem(
                            Problem.of(
                                    "too-many",
                                    "Too many messages",
                                    429,
                                    "Your enterprise sends faster than it may, or has as much waiting"
                                            + " as it may."),
                            HttpHeaders.RETRY_AFTER,
                            Problems.seconds(tooMany.retryAfter()));
            case Answer.Busy busy ->
                    problem(
                            Problem.of("busy", "Not now", 503, busy.reason()),
                            HttpHeaders.RETRY_AFTER,
                            Problems.seconds(busy.retryAfter()));
        };
    }

    private static ResponseEntity<Problem> problem(Problem problem) {
        return ResponseEntity.status(problem.status())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .body(problem);
    }

    private static ResponseEntity<Problem> problem(Problem problem, String header, String value) {
        return ResponseEntity.status(problem.status())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .header(header, value)
                .body(problem);
    }
}
