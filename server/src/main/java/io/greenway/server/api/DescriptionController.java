package io.greenway.server.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description of the interface (OpenAPI 3.1). It is written by hand, because it is the
/// promise; a test holds the platform to it.
@RestController
public final class DescriptionController {
    @GetMapping("/api/v1/openapi.json")
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ClassPathResource("openapi/openapi.json"));
    }
}
