package io.greenway.server.api;

import io.greenway.server.intake.Caller;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// A complete set of messages, rehearsed before anything is sent: door, signature, match, tax,
/// quota and guarantee as they stand now.
@RestController
public final class PreCheckController {
    private static final int MOST_PARTS = 20;

    /// Each reads as much as a batch of the pump, and the pump goes first.
    private static final int AT_ONCE = 2;

    private final PreCheck preCheck;
    private final Clock clock;
    private final Semaphore room = new Semaphore(AT_ONCE);

    public PreCheckController(PreCheck preCheck, Clock clock) {
        this.preCheck = preCheck;
        this.clock = clock;
    }

    @PostMapping(
            path = "/api/v1/services/pre-check",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    public ResponseEntity<?> preCheck(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws IOException, SQLException {
        if (!room.tryAcquire()) {
            return ResponseEntity.status(503)
                    .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .body(Problem.of("busy", "Not now", 503, "Others are being pre-checked."));
        }
        try {
            List<Part> parts = new ArrayList<>(request.getParts());
            return parts.isEmpty() || parts.size() > MOST_PARTS
                    ? problem("parameters", 400, "A set has 1 to " + MOST_PARTS + " messages.")
                    : answer(caller, parts);
        } catch (ServletException unreadable) {
            return problem("unreadable", 400, "It is no multipart/form-data.");
        } catch (IllegalStateException tooLarge) {
            return problem("too-large", 413, "A message or the set has too many bytes.");
        } finally {
            room.release();
        }
    }

    private ResponseEntity<?> answer(Caller caller, List<Part> parts)
            throws IOException, SQLException {
        Map<String, byte[]> messages = new LinkedHashMap<>();
        for (Part part : parts) {
            String file = part.getSubmittedFileName();
            String name = file == null || file.isBlank() ? part.getName() : file;
            messages.put(
                    messages.containsKey(name) ? name + " " + (messages.size() + 1) : name,
                    part.getInputStream().readAllBytes());
        }
        return switch (preCheck.answer(name(caller), party(caller), messages, clock.instant())) {
            case PreCheck.Result.Told(PreCheckAnswer answer) ->
                    ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
            case PreCheck.Result.NotYours() ->
                    problem(
                            "not-yours",
                            403,
                            "You are not a party of every trade of the set: its order or"
                                    + " inventory must name you, and a dossier that is there must"
                                    + " be yours.");
            case PreCheck.Result.TooOften() ->
                    problem(
                            "too-often",
                            429,
                            "You asked about this buyer as often as you may in a day.");
        };
    }

    private static String name(Caller caller) {
        return switch (caller) {
            case Caller.OfEnterprise(var enterprise) -> enterprise.code();
            case Caller.Operator operator -> operator.username();
        };
    }

    private static Optional<String> party(Caller caller) {
        return switch (caller) {
            case Caller.OfEnterprise(var enterprise) -> Optional.of(enterprise.code());
            case Caller.Operator operator -> Optional.empty();
        };
    }

    private static ResponseEntity<Problem> problem(String kind, int status, String detail) {
        return Problem.answer(Problem.of(kind, "Not possible", status, detail));
    }
}
