package io.greenway.server;

import io.greenway.server.start.StartRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of the command line that say how a real authority is reached.
final class GatewayCommand {
    private static final String ID = "DXP[A-Z0-9]{3,13}";
    private static final int LONGEST_PAUSE = 86_400;

    @Option(
            names = "--gateway",
            paramLabel = "DIR",
            description = {
                "Tell a real authority instead of the built-in one: letters go",
                "into DIR/out, answers are taken from DIR/in."
            })
    private @Nullable Path folder;

    @Option(
            names = "--gateway-id",
            paramLabel = "ID",
            description = "DXP id of the platform, for envelopes; needed with --gateway.")
    private @Nullable String id;

    @Option(
            names = "--gateway-key",
            paramLabel = "FILE",
            description = "PKCS#12 key with which the zone signs what it takes apart.")
    private @Nullable Path key;

    @Option(
            names = "--gateway-password",
            paramLabel = "FILE",
            description = "File whose first line is the password of that key.")
    private @Nullable Path password;

    @Option(
            names = "--gateway-pause",
            paramLabel = "SECONDS",
            description = "How long the first answer is awaited (default: as the parameter says).")
    private @Nullable Integer pause;

    /// What was asked for; empty for the built-in authority.
    ///
    /// @throws StartRefused when it cannot be done
    Optional<GatewayOptions> options() {
        if (folder == null) {
            return Optional.empty();
        }
        if (id == null || !id.matches(ID)) {
            throw new StartRefused(
                    "--gateway needs --gateway-id, a DXP id such as DXPENT0000000001.");
        }
        if (key != null && password == null) {
            throw new StartRefused("--gateway-key needs --gateway-password.");
        }
        if (pause != null && (pause < 1 || pause > LONGEST_PAUSE)) {
            throw new StartRefused("--gateway-pause must be 1 to 86400 seconds.");
        }
        return Optional.of(
                new GatewayOptions(
                        folder.toAbsolutePath().normalize(),
                        id,
                        Optional.ofNullable(key),
                        Optional.ofNullable(password),
                        Optional.ofNullable(pause).map(Duration::ofSeconds)));
    }
}
