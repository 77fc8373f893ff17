package io.greenway.server;

/// Form of the log.
enum LogForm {
    /// Lines for people.
    TEXT,
    /// One JSON object a line, by the Elastic Common Schema.
    JSON;

    /// Makes it the form of this process; before anything logs.
    void choose() {
        if (this == JSON) {
            // Spring Boot sets up the log before it reads settings that are given in code.
            System.setProperty("logging.structured.format.console", "ecs");
        }
    }
}
