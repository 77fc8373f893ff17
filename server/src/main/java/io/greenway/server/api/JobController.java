package io.greenway.server.api;

import io.greenway.server.intake.Caller;
import io.greenway.server.schedule.Scheduler;
import io.greenway.server.schedule.StepRun;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The jobs of the schedule, for people of the zone.
@RestController
public final class JobController {
    private final Scheduler scheduler;

    public JobController(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// All of them, in the order in which they run.
    ///
    /// @param everySeconds how often a round begins
    record Page(long everySeconds, List<Job> jobs) {}

    /// One of them; what is null has not happened since the platform was started.
    ///
    /// @param due how many things were due the last time
    /// @param handledAt when anything was due the last time
    record Job(
            String name,
            @Nullable Instant lastRun,
            @Nullable Instant nextRun,
            @Nullable String outcome,
            @Nullable Long tookMilliseconds,
            @Nullable Integer due,
            long rounds,
            long failures,
            @Nullable Instant handledAt) {}

    @GetMapping("/api/v1/jobs")
    public ResponseEntity<?> jobs(@AuthenticationPrincipal Caller caller) {
        if (!(caller instanceof Caller.Operator)) {
            return OperatorsOnly.answer();
        }
        List<Job> jobs = scheduler.steps().stream().map(this::job).toList();
        return MeController.told(new Page(scheduler.pause().toSeconds(), jobs));
    }

    private Job job(String name) {
        Optional<StepRun> last = scheduler.last(name);
        return last.map(
                        run ->
                                new Job(
                                        name,
                                        run.at(),
                                        run.at().plus(scheduler.pause()),
                                        run.outcome().name().toLowerCase(Locale.ROOT),
                                        run.took().toMillis(),
                                        run.due(),
                                        run.rounds(),
                                        run.failures(),
                                        run.handledAt()))
                .orElseGet(() -> new Job(name, null, null, null, null, null, 0, 0, null));
    }
}
