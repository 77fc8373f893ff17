package io.greenway.server.api;

import io.greenway.core.inspection.Batch;
import io.greenway.core.party.Enterprise;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.api.InspectionForms.BatchAsked;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.BatchStore;
import io.greenway.server.store.BatchStore.Shown;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Bonded batches 保税批次 at entry: an enterprise registers its own and sees what the
/// inspection says of it; the officer sees all.
@RestController
public final class BatchController {
    private static final int MOST = 500;

    private final BatchStore store;
    private final AccessLog log;
    private final Clock clock;

    public BatchController(BatchStore store, AccessLog log, Clock clock) {
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    /// Batches in a list.
    record Page(List<Shown> batches) {}

    @PostMapping("/api/v1/inspection/batches")
    public ResponseEntity<?> register(
            @AuthenticationPrincipal Caller caller, @RequestBody BatchAsked asked)
            throws SQLException {
        if (!(caller instanceof Caller.OfEnterprise(Enterprise owner))) {
            return Problem.answer(
                    Problem.of(
                            "forbidden",
                            "Not for you",
                            403,
                            "Only an enterprise registers a batch."));
        }
        Optional<Batch> batch = InspectionForms.batch(asked, owner.code());
        if (batch.isEmpty()) {
            return InspectionController.incomplete();
        }
        return switch (store.register(batch.get(), clock.instant())) {
            case Outcome.Accepted<Shown>(Shown shown, List<Fault> _) ->
                    ResponseEntity.status(201).body(shown);
            case Outcome.Refused<Shown>(List<Fault> faults) -> InspectionController.refused(faults);
        };
    }

    @GetMapping("/api/v1/inspection/batches")
    public ResponseEntity<?> latest(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "50") int limit)
            throws SQLException {
        if (limit < 1 || limit > MOST) {
            return InspectionController.parameters();
        }
        note(caller, "all");
        return ResponseEntity.ok(new Page(store.latest(InspectionController.party(caller), limit)));
    }

    @GetMapping("/api/v1/inspection/batches/{batchNo}")
    public ResponseEntity<?> one(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String batchNo,
            @RequestParam(required = false) @Nullable String owner)
            throws SQLException {
        note(caller, batchNo);
        Optional<String> own = InspectionController.party(caller);
        Optional<Shown> found = store.find(batchNo, own.or(() -> Optional.ofNullable(owner)));
        return found.isEmpty() ? InspectionController.unknown() : ResponseEntity.ok(found.get());
    }

    private void note(Caller caller, String subject) throws SQLException {
        if (caller instanceof Caller.Operator officer) {
            log.note(officer.username(), officer.role(), "batches", subject, clock.instant());
        }
    }
}
