package io.greenway.server.api;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /health`: whether the platform can work, for people and for load balancers.
@RestController
public final class HealthController {
    private static final int PATIENCE_SECONDS = 2;

    /// The answer.
    ///
    /// @param status `up` or `down`
    /// @param database `up` or `down`
    /// @param signatures `off` or `required`
    record Health(String status, String database, String signatures) {}

    private final DataSource source;
    private final String signatures;

    public HealthController(DataSource source, String signatures) {
        this.source = source;
        this.signatures = signatures;
    }

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        String database = reachable() ? "up" : "down";
        return ResponseEntity.status(database.equals("up") ? 200 : 503)
                .body(new Health(database, database, signatures));
    }

    private boolean reachable() {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException away) {
            return false;
        }
    }
}
