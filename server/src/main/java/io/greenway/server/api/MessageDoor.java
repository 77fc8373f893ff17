package io.greenway.server.api;

import io.greenway.core.spec.Fault;
import io.greenway.server.intake.Answer;
import io.greenway.server.intake.Caller;
import io.greenway.server.intake.Intake;
import io.greenway.server.observe.Flow;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// `POST /api/v1/messages`: the door. It takes one CEB message, plain or gzip, as it is or in a DXP
/// envelope. Whoever sends one document a message asks here more often than all others together
/// ask anywhere, so it stands beside the framework's dispatcher.
public final class MessageDoor extends HttpServlet {
    /// Where it is.
    public static final String PATH = "/api/v1/messages";

    private static final long serialVersionUID = 1;

    private final transient Intake intake;
    private final transient Flow flow;
    private final transient JsonMapper json;
    private final transient Problems problems;
    private final transient ProblemAdvice advice;

    public MessageDoor(
            Intake intake, Flow flow, JsonMapper json, Problems problems, ProblemAdvice advice) {
        this.intake = intake;
        this.flow = flow;
        this.json = json;
        this.problems = problems;
        this.advice = advice;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, PATH);
        try {
            take(request, response);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            problems.write(response, advice.refused(stopped));
        } catch (Exception refused) {
            problems.write(response, advice.refused(refused));
        }
    }

    private void take(HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (!request.getMethod().equals("POST")) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("POST"));
        }
        if (!isXml(request.getContentType())) {
            throw new HttpMediaTypeNotSupportedException(
                    "Send application/xml.", List.of(MediaType.APPLICATION_XML));
        }
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof Caller.OfEnterprise(var enterprise))) {
            problems.write(
                    response,
                    Problem.of(
                            "forbidden",
                            "Not for you",
                            403,
                            "Messages come from enterprises, with their API key."));
            return;
        }
        String encoding =
                Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_ENCODING))
                        .orElse("identity")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        if (!List.of("identity", "gzip").contains(encoding)) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
            problems.write(
                    response,
                    Problem.of(
                            "unsupported-encoding",
                            "Unknown content encoding",
                            415,
                            "Send the message plain or with Content-Encoding: gzip."));
            return;
        }
        try (InputStream body = request.getInputStream();
                Flow.Visit visit = flow.enter(request::getHeader)) {
            Answer answer = intake.receive(enterprise, body, encoding.equals("gzip"));
            tell(visit, answer);
            answer(response, answer);
        }
    }

    private static boolean isXml(@Nullable String type) {
        try {
            return type != null && MediaType.APPLICATION_XML.includes(MediaType.valueOf(type));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
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
    private void answer(HttpServletResponse response, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Accepted accepted -> {
                byte[] told = json.writeValueAsBytes(accepted);
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.setContentLength(told.length);
                response.getOutputStream().write(told);
            }
            case Answer.Refused refused -> {
                retryAfter(refused)
                        .map(Problems::seconds)
                        .ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
                problems.write(response, problem(refused));
            }
        }
    }

    private static Optional<Duration> retryAfter(Answer.Refused refused) {
        return switch (refused) {
            case Answer.TooMany tooMany -> Optional.of(tooMany.retryAfter());
            case Answer.Busy busy -> Optional.of(busy.retryAfter());
            default -> Optional.empty();
        };
    }

    private static Problem problem(Answer.Refused refused) {
        return switch (refused) {
            case Answer.Malformed malformed ->
                    Problem.of(
                                    "malformed",
                                    "Not a proper message",
                                    400,
                                    "The message breaks the published format; nothing of it was"
                                            + " taken.",
                                    malformed.faults())
                            .withCeb900(malformed.ceb900());
            case Answer.EnvelopeRefused envelope ->
                    Problem.of(
                                    "envelope",
                                    "Not a proper envelope",
                                    400,
                                    "The transport envelope cannot be taken; nothing of it was"
                                            + " taken.",
                                    envelope.faults())
                            .withDxpRep(envelope.dxpRep());
            case Answer.Forbidden forbidden ->
                    Problem.of(
                            "not-your-document",
                            "The sender may not send this",
                            403,
                            "A document comes from the party it declares; nothing of the message"
                                    + " was taken.",
                            forbidden.faults());
            case Answer.GuidReused reused ->
                    Problem.of(
                            "guid-reused",
                            "This guid was used before",
                            409,
                            "An earlier message of yours had this guid and other bytes. Send with"
                                    + " a new guid.",
                            List.of(reused.fault()));
            case Answer.TooLarge tooLarge ->
                    Problem.of(
                            "too-large",
                            "The message is too large",
                            413,
                            "A message may have at most %d bytes, unpacked."
                                    .formatted(tooLarge.limit()));
            case Answer.TooMany _ ->
                    Problem.of(
                            "too-many",
                            "Too many messages",
                            429,
                            "Your enterprise sends faster than it may, or has as much waiting as"
                                    + " it may.");
            case Answer.Busy busy -> Problem.of("busy", "Not now", 503, busy.reason());
        };
    }
}
