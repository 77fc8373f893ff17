package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.inspection.NoticeStage;
import io.greenway.core.inspection.RecallScope;
import io.greenway.core.inspection.RecallStage;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.NoticeTable;
import io.greenway.server.store.RecallStore;
import io.greenway.server.store.RecallStore.Recall;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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

/// Recalls 召回: the officer opens, issues and closes them; each enterprise reads its
/// notices, acknowledges them and reports what it recovered.
@RestController
public final class RecallController {
    private static final int MOST = 500;
    private static final int PARCELS_MAX = 10_000;

    private final RecallStore store;
    private final AccessLog log;
    private final Clock clock;

    public RecallController(RecallStore store, AccessLog log, Clock clock) {
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    /// What is to be recalled.
    record Asked(
            @Nullable String batchNo,
            @Nullable String batchOwner,
            @Nullable String code,
            @Nullable String producer,
            @Nullable String seller,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason) {}

    /// A step.
    record StepAsked(@Nullable String step, @Nullable Integer recovered, @Nullable String remark) {}

    /// Recalls in a list.
    record Page(List<Recall> recalls, @Nullable Long next) {}

    /// A recall with its parcels, their buyers as pseudonyms, and its notices.
    record View(
            Recall recall, List<RecallStore.Parcel> parcels, List<NoticeTable.Notice> notices) {}

    /// Notices of an enterprise.
    record Notices(List<NoticeTable.Notice> notices) {}

    /// A notice with the orders it is about.
    record NoticeView(NoticeTable.Notice notice, List<NoticeTable.Order> orders) {}

    @PostMapping("/api/v1/inspection/recalls")
    public ResponseEntity<?> open(@AuthenticationPrincipal Caller caller, @RequestBody Asked asked)
            throws SQLException {
        if (!(caller instanceof Caller.Operator officer)) {
            return InspectionController.officersOnly();
        }
        LocalDate from = asked.from();
        LocalDate to = asked.to();
        String reason = asked.reason();
        if (from == null || to == null || reason == null || !InspectionForms.given(reason)) {
            return InspectionController.incomplete();
        }
        RecallScope scope =
                new RecallScope(
                        asked.batchNo(),
                        asked.batchOwner(),
                        asked.code(),
                        asked.producer(),
                        asked.seller(),
                        from,
                        to);
        return switch (store.open(scope, reason, officer.username(), clock.instant())) {
            case Outcome.Accepted<Long>(Long id, List<Fault> _) ->
                    ResponseEntity.status(201).body(view(id, officer));
            case Outcome.Refused<Long>(List<Fault> faults) -> InspectionController.refused(faults);
        };
    }

    @GetMapping("/api/v1/inspection/recalls")
    public ResponseEntity<?> latest(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam Optional<Long> after)
            throws SQLException {
        if (!(caller instanceof Caller.Operator)) {
            return InspectionController.officersOnly();
        }
        if (limit < 1 || limit > MOST) {
            return InspectionController.parameters();
        }
        List<Recall> found = store.latest(after.orElse(Long.MAX_VALUE), limit, today());
        return ResponseEntity.ok(
                new Page(found, found.size() < limit ? null : found.getLast().id()));
    }

    @GetMapping("/api/v1/inspection/recalls/{id}")
    public ResponseEntity<?> one(@AuthenticationPrincipal Caller caller, @PathVariable long id)
            throws SQLException {
        if (!(caller instanceof Caller.Operator officer)) {
            return InspectionController.officersOnly();
        }
        return store.find(id, today()).isEmpty()
                ? InspectionController.unknown()
                : ResponseEntity.ok(view(id, officer));
    }

    @PostMapping("/api/v1/inspection/recalls/{id}/steps")
    public ResponseEntity<?> step(
            @AuthenticationPrincipal Caller caller,
            @PathVariable long id,
            @RequestBody StepAsked asked)
            throws SQLException {
        if (!(caller instanceof Caller.Operator officer)) {
            return InspectionController.officersOnly();
        }
        RecallStage wanted =
                switch (Objects.requireNonNullElse(asked.step(), "")) {
                    case "issue" -> RecallStage.ISSUED;
                    case "close" -> RecallStage.CLOSED;
                    case "withdraw" -> RecallStage.WITHDRAWN;
                    default -> null;
                };
        String remark = Objects.requireNonNullElse(asked.remark(), "");
        if (wanted == null || (!remark.isEmpty() && !InspectionForms.given(remark))) {
            return InspectionController.incomplete();
        }
        Optional<Outcome<Recall>> done =
                store.step(id, wanted, remark, officer.username(), clock.instant());
        if (done.isEmpty()) {
            return InspectionController.unknown();
        }
        return switch (done.get()) {
            case Outcome.Accepted<Recall> accepted -> ResponseEntity.ok(view(id, officer));
            case Outcome.Refused<Recall>(List<Fault> faults) ->
                    InspectionController.refused(faults);
        };
    }

    @GetMapping("/api/v1/inspection/notices")
    public ResponseEntity<?> notices(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "50") int limit)
            throws SQLException {
        Optional<String> seller = InspectionController.party(caller);
        if (seller.isEmpty() || limit < 1 || limit > MOST) {
            return seller.isEmpty() ? enterprisesOnly() : InspectionController.parameters();
        }
        return ResponseEntity.ok(new Notices(store.notices(seller.get(), limit, today())));
    }

    @GetMapping("/api/v1/inspection/notices/{recall}")
    public ResponseEntity<?> notice(
            @AuthenticationPrincipal Caller caller, @PathVariable long recall) throws SQLException {
        Optional<String> seller = InspectionController.party(caller);
        return seller.isEmpty() ? enterprisesOnly() : notice(recall, seller.get());
    }

    @PostMapping("/api/v1/inspection/notices/{recall}/steps")
    public ResponseEntity<?> noticeStep(
            @AuthenticationPrincipal Caller caller,
            @PathVariable long recall,
            @RequestBody StepAsked asked)
            throws SQLException {
        Optional<String> seller = InspectionController.party(caller);
        if (seller.isEmpty()) {
            return enterprisesOnly();
        }
        NoticeStage wanted =
                switch (Objects.requireNonNullElse(asked.step(), "")) {
                    case "acknowledge" -> NoticeStage.ACKNOWLEDGED;
                    case "finish" -> NoticeStage.FINISHED;
                    default -> null;
                };
        String remark = Objects.requireNonNullElse(asked.remark(), "");
        if (wanted == null || (!remark.isEmpty() && !InspectionForms.given(remark))) {
            return InspectionController.incomplete();
        }
        int recovered = Objects.requireNonNullElse(asked.recovered(), -1);
        Optional<Outcome<NoticeTable.Notice>> done =
                store.step(recall, seller.get(), wanted, recovered, remark, clock.instant());
        if (done.isEmpty()) {
            return InspectionController.unknown();
        }
        return switch (done.get()) {
            case Outcome.Accepted<NoticeTable.Notice> accepted -> notice(recall, seller.get());
            case Outcome.Refused<NoticeTable.Notice>(List<Fault> faults) ->
                    InspectionController.refused(faults);
        };
    }

    private ResponseEntity<?> notice(long recall, String seller) throws SQLException {
        Optional<NoticeTable.Notice> found =
                store.notices(recall, today()).stream()
                        .filter(one -> one.seller().equals(seller))
                        .findFirst();
        return found.isEmpty()
                ? InspectionController.unknown()
                : ResponseEntity.ok(
                        new NoticeView(found.get(), store.orders(recall, seller, PARCELS_MAX)));
    }

    private View view(long id, Caller.Operator officer) throws SQLException {
        log.note(officer.username(), officer.role(), "recall", String.valueOf(id), clock.instant());
        return new View(
                store.find(id, today()).orElseThrow(),
                store.parcels(id, PARCELS_MAX),
                store.notices(id, today()));
    }

    private LocalDate today() {
        return Terms.dayOf(clock.instant());
    }

    private static ResponseEntity<?> enterprisesOnly() {
        return Problem.answer(
                Problem.of("forbidden", "Not for you", 403, "Only an enterprise has notices."));
    }
}
