package io.greenway.server.backup;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// What a backup says of itself; the first file of the archive.
///
/// @param format of the archive; this software knows [#FORMAT]
/// @param takenAt when copying began
/// @param postgresql version of the database
/// @param schema version of the tables
/// @param journalPosition last message that was durable when copying began; later ones may be in it
/// @param keys ids of the vault's keys, without which the messages cannot be read
/// @param secrets whether the keys are in the archive, under a passphrase
public record About(
        int format,
        Instant takenAt,
        String postgresql,
        String schema,
        long journalPosition,
        List<String> keys,
        boolean secrets) {
    static final int FORMAT = 1;
    static final String NAME = "about.json";

    private static final JsonMapper JSON = new JsonMapper();

    public About {
        keys = List.copyOf(keys);
    }

    byte[] json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static About read(byte[] json) {
        return JSON.readValue(json, About.class);
    }
}
