package io.greenway.server.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Pages whose address is not the name of their file. Everything else below `static` is served
/// under its own name.
@RestController
public final class PageController {
    @GetMapping({"/api-docs", "/api-docs/"})
    ResponseEntity<Resource> description() {
        return page("static/api-docs/index.html");
    }

    private static ResponseEntity<Resource> page(String file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(new ClassPathResource(file));
    }
}
