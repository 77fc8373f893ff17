package io.greenway.server.api;

import io.greenway.core.desk.Regulator;
import io.greenway.core.party.Enterprise;
import io.greenway.server.intake.Caller;
import io.greenway.server.pump.ReceiptBell;
import io.greenway.server.store.DeskQueue;
import io.greenway.server.store.ReceiptTable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What happens, as it happens (server-sent events): to an enterprise the answers to its documents,
/// to an officer how the own desk stands. Answers are counted, so a browser that was away goes on
/// where it was; a desk is told anew. A stream ends after some minutes and the browser comes back,
/// so that nobody who lost a right goes on listening.
@RestController
public final class EventController implements SmartLifecycle {
    private static final int MOST_SECONDS = 300;
    private static final int STREAMS = 500;

    /// Every page that is open listens, and an enterprise has many people.
    private static final int STREAMS_OF_ONE = 100;

    private static final int AT_ONCE = 100;
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int TICKS_OF_SILENCE = 5;

    private final ReceiptTable receipts;
    private final ReceiptBell bell;
    private final DeskQueue queue;
    private final Clock clock;
    private final JsonMapper json;
    private final Map<String, Integer> open = new HashMap<>();
    private volatile boolean running;

    public EventController(
            ReceiptTable receipts,
            ReceiptBell bell,
            DeskQueue queue,
            Clock clock,
            JsonMapper json) {
        this.receipts = receipts;
        this.bell = bell;
        this.queue = queue;
        this.clock = clock;
        this.json = json;
    }

    /// An answer to a document of the enterprise.
    record Told(
            String messageType,
            @Nullable String copNo,
            String orderNo,
            String returnStatus,
            String returnInfo) {}

    /// Writes what there is to tell.
    private interface Teller {
        /// @return whether something was told
        boolean tell(OutputStream out) throws IOException, SQLException, InterruptedException;
    }

    @GetMapping("/api/v1/events")
    public @Nullable ResponseEntity<?> events(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            @RequestParam(defaultValue = "300") int seconds,
            HttpServletResponse response)
            throws SQLException, InterruptedException {
        if (seconds < 1 || seconds > MOST_SECONDS) {
            return problem(400, "parameters", "seconds must be 1 to " + MOST_SECONDS + ".");
        }
        Optional<Teller> teller = teller(caller, last);
        if (teller.isEmpty()) {
            return OperatorsOnly.answer();
        }
        String who = name(caller);
        if (!enter(who)) {
            return problem(503, "busy", "You listen on as many streams as you may.");
        }
        try {
            stream(response, teller.get(), Duration.ofSeconds(seconds));
        } catch (IOException gone) {
            // Whoever listened has hung up, which is how a stream ends.
            return null;
        } finally {
            leave(who);
        }
        return null;
    }

    private Optional<Teller> teller(Caller caller, @Nullable String last) {
        return switch (caller) {
            case Caller.OfEnterprise(Enterprise enterprise) ->
                    Optional.of(new Answers(enterprise.code(), last));
            case Caller.Operator officer -> Regulator.named(officer.role()).map(Desk::new);
        };
    }

    private static String name(Caller caller) {
        return switch (caller) {
            case Caller.OfEnterprise(Enterprise enterprise) -> "enterprise " + enterprise.code();
            case Caller.Operator officer -> officer.username();
        };
    }

    private boolean enter(String who) {
        synchronized (open) {
            int all = open.values().stream().mapToInt(Integer::intValue).sum();
            int own = open.getOrDefault(who, 0);
            if (all >= STREAMS || own >= STREAMS_OF_ONE) {
                return false;
            }
            open.put(who, own + 1);
            return true;
        }
    }

    private void leave(String who) {
        synchronized (open) {
            open.computeIfPresent(who, (name, count) -> count > 1 ? count - 1 : null);
        }
    }

    private void stream(HttpServletResponse response, Teller teller, Duration time)
            throws IOException, SQLException, InterruptedException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // A proxy that gathers an answer before it hands it on would defeat the purpose.
        response.setHeader("X-Accel-Buffering", "no");
        OutputStream out = response.getOutputStream();
        write(out, "retry: 2000\n\n");
        long end = System.nanoTime() + time.toNanos();
        int silent = 0;
        while (running && System.nanoTime() < end) {
            if (teller.tell(out)) {
                silent = 0;
            } else if (++silent >= TICKS_OF_SILENCE) {
                // Whoever hung up is noticed when one writes.
                write(out, ":\n\n");
                silent = 0;
            }
        }
    }

    /// The answers to an enterprise, from a place on.
    private final class Answers implements Teller {
        private final String owner;
        private long cursor;

        Answers(String owner, @Nullable String last) {
            this.owner = owner;
            this.cursor =
                    last != null && last.matches("\\d{1,18}")
                            ? Long.parseLong(last)
                            : receipts.newest(owner);
        }

        @Override
        public boolean tell(OutputStream out) throws IOException, InterruptedException {
            long heard = bell.strokes(owner);
            List<ReceiptTable.Row> rows = receipts.after(owner, cursor, AT_ONCE);
            for (ReceiptTable.Row row : rows) {
                var answer = row.receipt().answer();
                Told told =
                        new Told(
                                answer.messageType(),
                                answer.copNo(),
                                row.receipt().orderNo(),
                                answer.returnStatus(),
                                answer.returnInfo());
                event(out, "answer", Long.toString(row.cursor()), told);
                cursor = row.cursor();
            }
            if (rows.isEmpty()) {
                bell.await(owner, heard, TICK);
            }
            return !rows.isEmpty();
        }
    }

    /// How the desk of a regulator stands, whenever that has changed.
    private final class Desk implements Teller {
        private final Regulator regulator;
        private List<DeskQueue.Figures> before = List.of();
        private long told;

        Desk(Regulator regulator) {
            this.regulator = regulator;
        }

        @Override
        public boolean tell(OutputStream out)
                throws IOException, SQLException, InterruptedException {
            List<DeskQueue.Figures> now =
                    queue.figures(clock.instant()).stream()
                            .filter(one -> one.kind().regulator() == regulator)
                            .toList();
            boolean changed = told == 0 || !now.equals(before);
            if (changed) {
                told++;
                before = now;
                event(out, "desk", Long.toString(told), new DeskForms.FigurePage(now));
            }
            // Nobody answers an enterprise of this name: it is a pause that a ruling does not
            // shorten.
            bell.await("desk " + regulator, bell.strokes("desk " + regulator), TICK);
            return changed;
        }
    }

    private void event(OutputStream out, String name, String id, Object data) throws IOException {
        String text = json.writeValueAsString(data);
        write(out, "event: " + name + "\nid: " + id + "\ndata: " + text + "\n\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static ResponseEntity<Problem> problem(int status, String kind, String detail) {
        return Problem.answer(Problem.of(kind, "Not possible", status, detail));
    }

    @Override
    public void start() {
        running = true;
    }

    /// Listeners go first, or the server would wait for them.
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
