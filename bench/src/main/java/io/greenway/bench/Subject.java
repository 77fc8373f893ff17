package io.greenway.bench;

import io.greenway.core.sample.Parties;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A running service that takes messages and hands out receipts, and can be measured.
interface Subject {
    /// Where it listens.
    URI address();

    /// API key of each enterprise.
    Map<String, String> keys();

    /// Who takes part in its zone.
    Parties parties();

    /// Its own process.
    ProcessHandle process();

    /// The processes of its PostgreSQL.
    List<ProcessHandle> postgres();

    /// The folder in which its PostgreSQL lives.
    Path postgresql();

    /// Ends it.
    void stop() throws InterruptedException;
}
