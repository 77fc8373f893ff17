package io.greenway.server.api;

import java.util.function.BooleanSupplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /health`: whether the platform can work, for people and for load balancers.
@RestController
public final class HealthController {
    /// The answer.
    ///
    /// @param status `up` or `down`
    /// @param database `up` or `down`
    /// @param signatures `off` or `required`
    record Health(String status, String database, String signatures) {}

    private final BooleanSupplier databaseIsReachable;
    private final String signatures;

    public HealthController(BooleanSupplier databaseIsReachable, String signatures) {
        this.databaseIsReachable = databaseIsReachable;
        this.signatures = signatures;
    }

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        String database = databaseIsReachable.getAsBoolean() ? "up" : "down";
        return ResponseEntity.status(database.equals("up") ? 200 : 503)
                .body(new Health(database, database, signatures));
    }
}
