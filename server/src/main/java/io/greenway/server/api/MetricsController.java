package io.greenway.server.api;

import io.greenway.server.observe.Meters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /metrics`: the figures, for Prometheus.
@RestController
public final class MetricsController {
    private final Meters meters;

    public MetricsController(Meters meters) {
        this.meters = meters;
    }

    @GetMapping("/metrics")
    ResponseEntity<String> metrics() {
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .body(meters.text());
    }
}
