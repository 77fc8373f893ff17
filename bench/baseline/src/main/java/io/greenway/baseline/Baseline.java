package io.greenway.baseline;

import io.greenway.core.reference.Reference;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/// Starts the service. The database, the zone's enterprises with their keys and the authorities
/// that are trusted are given as properties.
@SpringBootApplication
public class Baseline {
    public static void main(String[] arguments) {
        SpringApplication.run(Baseline.class, arguments);
    }

    /// Rules, rates and code tables.
    @Bean
    Reference reference() {
        return Reference.bundled();
    }
}
